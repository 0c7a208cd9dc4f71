package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.actionSystem.CommonDataKeys;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;
import com.redhat.devtools.lsp4ij.commands.CommandExecutor;
import com.redhat.devtools.lsp4ij.commands.LSPCommand;
import ggen.intellij.editor.Editors;
import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.toolwindow.GgenToolWindow;
import java.util.concurrent.CompletableFuture;

/** Generates from the template that a code action names, or the one that is selected or open; else the tool window offers all of them. */
public final class GenerateAction extends GgenAction {
  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    LSPCommand command = event.getData(CommandExecutor.LSP_COMMAND);
    GenerateArgs args = command == null ? selected(event) : command.getArgumentAt(0, GenerateArgs.class);
    if (args != null) return Editors.generate(project, args);
    GgenToolWindow.showTemplates(project);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void update(AnActionEvent event) {
    VirtualFile file = event.getData(CommonDataKeys.VIRTUAL_FILE);
    boolean fits = isTemplate(file) || !event.isFromContextMenu();
    event.getPresentation().setEnabledAndVisible(event.getProject() != null && fits);
  }

  private static GenerateArgs selected(AnActionEvent event) {
    VirtualFile file = event.getData(CommonDataKeys.VIRTUAL_FILE);
    return isTemplate(file) ? new GenerateArgs(file.toNioPath().toUri().toString()) : null;
  }

  /** By name alone, since menus ask often; the server refuses what is none. */
  private static boolean isTemplate(VirtualFile file) {
    return file != null
        && !file.isDirectory()
        && (file.getName().endsWith(".tmpl") || file.getName().endsWith(".tera"));
  }
}

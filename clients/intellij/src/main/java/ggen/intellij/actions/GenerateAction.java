package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.actionSystem.CommonDataKeys;
import com.intellij.openapi.application.ApplicationManager;
import com.intellij.openapi.editor.Document;
import com.intellij.openapi.fileEditor.FileDocumentManager;
import com.intellij.openapi.fileEditor.FileEditorManager;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.LocalFileSystem;
import com.intellij.openapi.vfs.VirtualFile;
import com.redhat.devtools.lsp4ij.commands.CommandExecutor;
import com.redhat.devtools.lsp4ij.commands.LSPCommand;
import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.protocol.GenerateResult;
import ggen.intellij.server.Generation;
import ggen.intellij.server.GgenServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Generates from the template that a code action names, or the one that is selected or open; saves and shows what came of it. */
public final class GenerateAction extends GgenAction {
  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    LSPCommand command = event.getData(CommandExecutor.LSP_COMMAND);
    GenerateArgs args = command == null ? selected(event) : command.getArgumentAt(0, GenerateArgs.class);
    if (args == null) return CompletableFuture.completedFuture(null);
    return GgenServers.request(project, server -> Generation.run(server, args))
        .thenAccept(result -> ApplicationManager.getApplication().invokeLater(() -> saveAndShow(project, result)));
  }

  @Override
  public void update(AnActionEvent event) {
    VirtualFile file = event.getData(CommonDataKeys.VIRTUAL_FILE);
    boolean isCommand = event.getData(CommandExecutor.LSP_COMMAND) != null;
    event.getPresentation().setEnabledAndVisible(event.getProject() != null && (isCommand || isTemplate(file)));
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

  private static void saveAndShow(Project project, GenerateResult result) {
    if (project.isDisposed()) return;
    VirtualFile first = null;
    for (GenerateResult.GeneratedFile generated : result.files()) {
      Path path = Path.of(URI.create(generated.uri()));
      VirtualFile file = LocalFileSystem.getInstance().refreshAndFindFileByNioFile(path);
      if (file == null) continue;
      Document document = FileDocumentManager.getInstance().getCachedDocument(file);
      if (document != null) FileDocumentManager.getInstance().saveDocument(document);
      if (first == null) first = file;
    }
    if (first != null) FileEditorManager.getInstance(project).openFile(first, true);
  }
}

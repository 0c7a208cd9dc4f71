package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.wm.ToolWindowManager;
import com.redhat.devtools.lsp4ij.commands.CommandExecutor;
import com.redhat.devtools.lsp4ij.commands.LSPCommand;
import ggen.intellij.Ggen;
import ggen.intellij.toolwindow.GgenToolWindowFactory;
import java.util.concurrent.CompletableFuture;

/** Opens the tool window's marketplace; a command of the server may bring the words to search for. */
public final class MarketSearchAction extends GgenAction {
  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    LSPCommand command = event.getData(CommandExecutor.LSP_COMMAND);
    String words = command == null ? null : command.getArgumentAt(0, String.class);
    ToolWindowManager.getInstance(project)
        .getToolWindow(Ggen.TOOL_WINDOW_ID)
        .activate(() -> GgenToolWindowFactory.showMarket(project, words));
    return CompletableFuture.completedFuture(null);
  }
}

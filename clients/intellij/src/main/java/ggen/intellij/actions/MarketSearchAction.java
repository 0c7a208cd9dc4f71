package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.commands.CommandExecutor;
import com.redhat.devtools.lsp4ij.commands.LSPCommand;
import ggen.intellij.toolwindow.GgenToolWindow;
import java.util.concurrent.CompletableFuture;

/** Opens the tool window's marketplace; a command of the server may bring the words to search for. */
public final class MarketSearchAction extends GgenAction {
  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    LSPCommand command = event.getData(CommandExecutor.LSP_COMMAND);
    GgenToolWindow.showMarket(project, command == null ? null : command.getArgumentAt(0, String.class));
    return CompletableFuture.completedFuture(null);
  }
}

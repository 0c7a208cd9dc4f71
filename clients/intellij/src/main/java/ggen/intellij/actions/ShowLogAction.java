package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.wm.ToolWindow;
import com.intellij.openapi.wm.ToolWindowManager;
import java.util.concurrent.CompletableFuture;

/** Opens LSP4IJ's tool window, which has the server's log and traces. */
public final class ShowLogAction extends GgenAction {
  private static final String LSP4IJ_TOOL_WINDOW_ID = "Language Servers";

  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    ToolWindow window = ToolWindowManager.getInstance(project).getToolWindow(LSP4IJ_TOOL_WINDOW_ID);
    if (window != null) window.activate(null);
    return CompletableFuture.completedFuture(null);
  }
}

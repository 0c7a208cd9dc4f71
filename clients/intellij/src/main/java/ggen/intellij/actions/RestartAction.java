package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.Project;
import ggen.intellij.server.GgenServers;
import java.util.concurrent.CompletableFuture;

/** Stops and starts the server. */
public final class RestartAction extends GgenAction {
  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    GgenServers.restart(project);
    return CompletableFuture.completedFuture(null);
  }
}

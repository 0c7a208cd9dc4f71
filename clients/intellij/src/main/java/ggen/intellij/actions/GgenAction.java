package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.ActionUpdateThread;
import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.DumbAwareAction;
import com.intellij.openapi.project.Project;
import ggen.intellij.settings.Notifications;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An action on a project; whatever it fails with is a sentence for the user. */
abstract class GgenAction extends DumbAwareAction {
  /** Does it; a future that fails is reported. */
  abstract CompletableFuture<?> perform(Project project, AnActionEvent event);

  @Override
  public final void actionPerformed(AnActionEvent event) {
    Project project = event.getProject();
    if (project == null) return;
    perform(project, event)
        .exceptionally(
            problem -> {
              Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
              if (!project.isDisposed()) Notifications.problem(project, String.valueOf(cause.getMessage()));
              return null;
            });
  }

  @Override
  public void update(AnActionEvent event) {
    event.getPresentation().setEnabledAndVisible(event.getProject() != null);
  }

  @Override
  public final ActionUpdateThread getActionUpdateThread() {
    return ActionUpdateThread.BGT;
  }
}

package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.ActionUpdateThread;
import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.DumbAwareAction;
import com.intellij.openapi.project.Project;
import ggen.intellij.settings.Notifications;
import ggen.intellij.ui.Problems;
import java.util.concurrent.CompletableFuture;

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
              if (!project.isDisposed()) Notifications.problem(project, Problems.sentence(problem));
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

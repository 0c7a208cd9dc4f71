package ggen.intellij.actions;

import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.project.Project;
import ggen.intellij.GgenBundle;
import ggen.intellij.protocol.StatusResult;
import ggen.intellij.server.GgenServer;
import ggen.intellij.server.GgenServers;
import ggen.intellij.settings.Notifications;
import java.util.concurrent.CompletableFuture;

/** Says how the server is: its version, templates and trust. */
public final class StatusAction extends GgenAction {
  @Override
  CompletableFuture<?> perform(Project project, AnActionEvent event) {
    return GgenServers.request(project, GgenServer::status)
        .thenAccept(status -> Notifications.information(project, sentence(status)));
  }

  static String sentence(StatusResult status) {
    String templates = Integer.toString(status.templates());
    String version = GgenBundle.message("status.server", status.version(), Integer.toString(status.protocol()));
    String count = GgenBundle.message(status.indexing() ? "status.templates.indexing" : "status.templates", templates);
    String trust = GgenBundle.message(status.trusted() ? "status.trusted" : "status.untrusted");
    return String.join(" ", version, count, trust);
  }
}

package ggen.intellij.server;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.LanguageServerManager;
import com.redhat.devtools.lsp4ij.ServerStatus;
import com.redhat.devtools.lsp4ij.client.IndexAwareLanguageClient;
import ggen.intellij.Ggen;
import ggen.intellij.settings.Notifications;

/** The client's end of the connection: LSP4IJ's own, and a look at the protocol version once the server runs. */
public class GgenClient extends IndexAwareLanguageClient {
  public GgenClient(Project project) {
    super(project);
  }

  @Override
  public void handleServerStatusChanged(ServerStatus serverStatus) {
    if (serverStatus != ServerStatus.started) return;
    LanguageServerManager.getInstance(getProject())
        .getLanguageServer(Ggen.SERVER_ID)
        .thenAccept(
            item -> {
              if (item == null) return;
              Handshake.mismatch(item.getServerCapabilities())
                  .ifPresent(message -> Notifications.problemOnce(getProject(), message));
            });
  }
}

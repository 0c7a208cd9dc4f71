package ggen.intellij.server;

import com.intellij.openapi.project.Project;
import com.intellij.openapi.project.ProjectManager;
import com.redhat.devtools.lsp4ij.LanguageServerManager;
import ggen.intellij.Ggen;
import ggen.intellij.GgenBundle;
import ggen.intellij.settings.GgenSettings;
import ggen.intellij.settings.Installations;
import ggen.intellij.settings.Notifications;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The way to the project's running server, for everything that is not a file in an editor. */
public final class GgenServers {
  private GgenServers() {}

  /**
   * Asks the server, which is started where it does not run (product, decision 28).
   *
   * <p>Fails with an {@link Installation.Missing} where there is nothing to start, and an {@link IllegalStateException} where the user
   * has disabled the server; both messages are sentences for the user.
   */
  public static <T> CompletableFuture<T> request(Project project, Function<GgenServer, CompletableFuture<T>> request) {
    try {
      Installations.find();
    } catch (Installation.Missing missing) {
      Notifications.missingOnce(project, missing.getMessage());
      return CompletableFuture.failedFuture(missing);
    }
    return LanguageServerManager.getInstance(project)
        .getLanguageServer(Ggen.SERVER_ID)
        .thenCompose(item -> item == null ? CompletableFuture.completedFuture(null) : item.getInitializedServer())
        .thenCompose(
            server ->
                server == null
                    ? CompletableFuture.failedFuture(new IllegalStateException(GgenBundle.message("server.disabled")))
                    : request.apply((GgenServer) server));
  }

  /** Has every open project that has files of ours open run the server that the settings mean now. */
  public static void settingsChanged() {
    if (!GgenSettings.getInstance().isServerEnabled()) return;
    for (Project project : ProjectManager.getInstance().getOpenProjects())
      LanguageServerManager.getInstance(project)
          .start(Ggen.SERVER_ID, new LanguageServerManager.StartOptions().setForceStart(false).setForceRestart(true));
  }

  /** Stops the server where it runs, and starts it with the settings and the trust of this moment. */
  public static void restart(Project project) {
    LanguageServerManager.getInstance(project)
        .start(
            Ggen.SERVER_ID,
            new LanguageServerManager.StartOptions().setForceStart(true).setForceRestart(true));
  }
}

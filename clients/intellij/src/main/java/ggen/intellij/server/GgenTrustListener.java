package ggen.intellij.server;

import com.intellij.ide.trustedProjects.TrustedProjectsListener;
import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.LanguageServerManager;
import com.redhat.devtools.lsp4ij.ServerStatus;
import ggen.intellij.Ggen;

/** A server learns at its start whether the project is trusted, so a running one is started anew when that changes. */
public final class GgenTrustListener implements TrustedProjectsListener {
  @Override
  public void onProjectTrusted(Project project) {
    restartIfRunning(project);
  }

  @Override
  public void onProjectUntrusted(Project project) {
    restartIfRunning(project);
  }

  private static void restartIfRunning(Project project) {
    if (LanguageServerManager.getInstance(project).getServerStatus(Ggen.SERVER_ID) == ServerStatus.started)
      GgenServers.restart(project);
  }
}

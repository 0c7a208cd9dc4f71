package ggen.intellij.server;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.LanguageServerEnablementSupport;
import com.redhat.devtools.lsp4ij.LanguageServerFactory;
import com.redhat.devtools.lsp4ij.client.LanguageClientImpl;
import com.redhat.devtools.lsp4ij.client.features.LSPClientFeatures;
import com.redhat.devtools.lsp4ij.server.StreamConnectionProvider;
import com.redhat.devtools.lsp4ij.settings.contributors.LanguageServerSettingsContributor;
import ggen.intellij.settings.GgenSettings;
import ggen.intellij.settings.Installations;
import ggen.intellij.settings.Notifications;
import org.eclipse.lsp4j.services.LanguageServer;

/** The server as LSP4IJ sees it. It counts as disabled while Node.js or the server cannot be found, which is said once. */
public final class GgenLanguageServerFactory implements LanguageServerFactory, LanguageServerEnablementSupport {
  @Override
  public StreamConnectionProvider createConnectionProvider(Project project) {
    return new GgenConnectionProvider(project);
  }

  @Override
  public LanguageClientImpl createLanguageClient(Project project) {
    return new GgenClient(project);
  }

  @Override
  public Class<? extends LanguageServer> getServerInterface() {
    return GgenServer.class;
  }

  @Override
  public LSPClientFeatures createClientFeatures() {
    return new GgenClientFeatures();
  }

  @Override
  public LanguageServerSettingsContributor createLanguageServerSettingsContributor() {
    return new GgenSettingsContributor();
  }

  @Override
  public boolean isEnabled(Project project) {
    if (!GgenSettings.getInstance().isServerEnabled()) return false;
    try {
      Installations.find();
      return true;
    } catch (Installation.Missing missing) {
      Notifications.missingOnce(project, missing.getMessage());
      return false;
    }
  }

  @Override
  public void setEnabled(boolean enabled, Project project) {
    GgenSettings.getInstance().setServerEnabled(enabled);
  }
}

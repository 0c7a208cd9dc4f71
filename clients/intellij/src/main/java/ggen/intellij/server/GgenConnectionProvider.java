package ggen.intellij.server;

import com.intellij.execution.configurations.GeneralCommandLine;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;
import com.redhat.devtools.lsp4ij.server.CannotStartProcessException;
import com.redhat.devtools.lsp4ij.server.OSProcessStreamConnectionProvider;
import ggen.intellij.settings.Installations;
import ggen.intellij.settings.Notifications;
import ggen.intellij.settings.Trust;

/** Runs the server that the plugin carries, or the one that the settings name, on Node.js. */
public final class GgenConnectionProvider extends OSProcessStreamConnectionProvider {
  private final Project project;

  public GgenConnectionProvider(Project project) {
    this.project = project;
  }

  @Override
  public void start() throws CannotStartProcessException {
    try {
      Installation installation = Installations.find();
      installation.checkVersion();
      setCommandLine(new GeneralCommandLine(installation.command()));
    } catch (Installation.Missing missing) {
      Notifications.missingOnce(project, missing.getMessage());
      throw new CannotStartProcessException(missing.getMessage());
    }
    super.start();
  }

  @Override
  public Object getInitializationOptions(VirtualFile rootUri) {
    return Handshake.options(Trust.of(project));
  }
}

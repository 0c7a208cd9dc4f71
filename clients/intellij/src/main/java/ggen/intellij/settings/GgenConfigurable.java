package ggen.intellij.settings;

import com.intellij.openapi.options.Configurable;
import ggen.intellij.GgenBundle;
import ggen.intellij.server.GgenServers;
import javax.swing.JComponent;

/** Settings | Languages & Frameworks | ggen. The server's own settings are on LSP4IJ's page, as JSON with a schema. */
public final class GgenConfigurable implements Configurable {
  private SettingsForm form;

  @Override
  public String getDisplayName() {
    return GgenBundle.message("settings.title");
  }

  @Override
  public JComponent createComponent() {
    form = new SettingsForm(Installations::find);
    reset();
    return form;
  }

  @Override
  public boolean isModified() {
    GgenSettings settings = GgenSettings.getInstance();
    return !form.nodePath().equals(settings.nodePath()) || !form.serverPath().equals(settings.serverPath());
  }

  @Override
  public void apply() {
    GgenSettings.getInstance().setPaths(form.nodePath(), form.serverPath());
    Notifications.forget();
    GgenServers.settingsChanged();
  }

  @Override
  public void reset() {
    GgenSettings settings = GgenSettings.getInstance();
    form.setPaths(settings.nodePath(), settings.serverPath());
  }

  @Override
  public void disposeUIResources() {
    form = null;
  }
}

package ggen.intellij.settings;

import com.intellij.openapi.application.ApplicationManager;
import com.intellij.openapi.components.PersistentStateComponent;
import com.intellij.openapi.components.State;
import com.intellij.openapi.components.Storage;

/** What is set for this IDE, in every project: a project of unknown origin must not say which program runs. */
@State(name = "ggen", storages = @Storage("ggen.xml"))
public final class GgenSettings implements PersistentStateComponent<GgenSettings.Values> {
  /** As the platform writes it to disk: public fields, changed from their defaults. */
  public static final class Values {
    /** Empty: found on the search path. */
    public String nodePath = "";

    /** Empty: the server that the plugin carries. */
    public String serverPath = "";

    /** False after the user disabled the server in LSP4IJ's tool window. */
    public boolean serverEnabled = true;
  }

  private Values values = new Values();

  public static GgenSettings getInstance() {
    return ApplicationManager.getApplication().getService(GgenSettings.class);
  }

  @Override
  public Values getState() {
    return values;
  }

  @Override
  public void loadState(Values state) {
    values = state;
  }

  public String nodePath() {
    return values.nodePath;
  }

  public String serverPath() {
    return values.serverPath;
  }

  public void setPaths(String nodePath, String serverPath) {
    values.nodePath = nodePath;
    values.serverPath = serverPath;
  }

  public boolean isServerEnabled() {
    return values.serverEnabled;
  }

  public void setServerEnabled(boolean enabled) {
    values.serverEnabled = enabled;
  }
}

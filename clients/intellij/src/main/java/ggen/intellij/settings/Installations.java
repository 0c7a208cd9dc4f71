package ggen.intellij.settings;

import com.intellij.ide.plugins.PluginManagerCore;
import com.intellij.openapi.extensions.PluginId;
import com.intellij.util.EnvironmentUtil;
import ggen.intellij.Ggen;
import ggen.intellij.server.Installation;
import java.nio.file.Path;

/** The installation that the IDE's settings and surroundings mean. */
public final class Installations {
  private Installations() {}

  /** As it would be run now. The search path is the one of the user's shell, which an IDE started from a menu does not have. */
  public static Installation find() throws Installation.Missing {
    GgenSettings settings = GgenSettings.getInstance();
    return find(settings.nodePath(), settings.serverPath());
  }

  /** As it would be run with other settings; for the settings page. */
  static Installation find(String nodePath, String serverPath) throws Installation.Missing {
    return Installation.find(nodePath, serverPath, EnvironmentUtil.getValue("PATH"), pluginFolder());
  }

  public static Path pluginFolder() {
    return PluginManagerCore.getPlugin(PluginId.getId(Ggen.PLUGIN_ID)).getPluginPath();
  }
}

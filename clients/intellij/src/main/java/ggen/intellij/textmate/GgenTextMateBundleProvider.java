package ggen.intellij.textmate;

import ggen.intellij.settings.Installations;
import java.util.List;
import org.jetbrains.plugins.textmate.api.TextMateBundleProvider;

/** The colours of `.tera` files, from the grammar that VS Code uses; `.tmpl` may be somebody else's and gets the server's colours alone. */
public final class GgenTextMateBundleProvider implements TextMateBundleProvider {
  @Override
  public List<PluginBundle> getBundles() {
    return List.of(new PluginBundle("ggen", Installations.pluginFolder().resolve("textmate")));
  }
}

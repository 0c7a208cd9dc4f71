package org.jetbrains.plugins.textmate.api;

import java.nio.file.Path;
import java.util.List;

public interface TextMateBundleProvider {
  List<PluginBundle> getBundles();

  class PluginBundle {
    public PluginBundle(String name, Path path) {}
  }
}

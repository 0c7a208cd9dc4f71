package com.intellij.ide.plugins;

import com.intellij.openapi.application.ApplicationManager;
import com.intellij.openapi.extensions.PluginId;

public final class PluginManagerCore {
  public static IdeaPluginDescriptor getPlugin(PluginId id) {
    return ApplicationManager.getApplication().getService(IdeaPluginDescriptor.class);
  }
}

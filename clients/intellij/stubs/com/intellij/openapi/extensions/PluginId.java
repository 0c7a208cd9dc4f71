package com.intellij.openapi.extensions;

public final class PluginId {
  private final String id;

  private PluginId(String id) {
    this.id = id;
  }

  public static PluginId getId(String id) {
    return new PluginId(id);
  }

  public String getIdString() {
    return id;
  }
}

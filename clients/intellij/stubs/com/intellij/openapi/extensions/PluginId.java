package com.intellij.openapi.extensions;

public final class PluginId {
  public static PluginId getId(String id) {
    throw new UnsupportedOperationException("stub");
  }
}

package com.intellij.util;

public final class EnvironmentUtil {
  public static String getValue(String name) {
    return System.getenv(name);
  }
}

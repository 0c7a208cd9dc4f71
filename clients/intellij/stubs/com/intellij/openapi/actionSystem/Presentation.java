package com.intellij.openapi.actionSystem;

public final class Presentation {
  private boolean visible = true;

  public void setEnabledAndVisible(boolean enabled) {
    visible = enabled;
  }

  public boolean isVisible() {
    return visible;
  }
}

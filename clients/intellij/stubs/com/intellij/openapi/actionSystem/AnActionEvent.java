package com.intellij.openapi.actionSystem;

import com.intellij.openapi.project.Project;

public class AnActionEvent {
  public Project getProject() {
    throw new UnsupportedOperationException("stub");
  }

  public <T> T getData(DataKey<T> key) {
    throw new UnsupportedOperationException("stub");
  }

  public boolean isFromContextMenu() {
    throw new UnsupportedOperationException("stub");
  }

  public Presentation getPresentation() {
    throw new UnsupportedOperationException("stub");
  }
}

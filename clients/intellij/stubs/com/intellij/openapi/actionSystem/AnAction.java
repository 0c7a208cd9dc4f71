package com.intellij.openapi.actionSystem;

public abstract class AnAction {
  public abstract void actionPerformed(AnActionEvent event);

  public void update(AnActionEvent event) {}

  public ActionUpdateThread getActionUpdateThread() {
    return ActionUpdateThread.EDT;
  }
}

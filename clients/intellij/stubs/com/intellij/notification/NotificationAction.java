package com.intellij.notification;

import com.intellij.openapi.actionSystem.AnAction;
import com.intellij.openapi.actionSystem.AnActionEvent;

public abstract class NotificationAction extends AnAction {
  public static NotificationAction createSimpleExpiring(String text, Runnable performAction) {
    return new NotificationAction() {
      @Override
      public void actionPerformed(AnActionEvent event) {
        performAction.run();
      }

      @Override
      public String toString() {
        return text;
      }
    };
  }
}

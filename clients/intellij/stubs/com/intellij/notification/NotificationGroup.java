package com.intellij.notification;

public class NotificationGroup {
  public Notification createNotification(String title, String content, NotificationType type) {
    throw new UnsupportedOperationException("stub");
  }
}

package ggen.intellij.settings;

import com.intellij.notification.Notification;
import com.intellij.notification.NotificationAction;
import com.intellij.notification.NotificationGroupManager;
import com.intellij.notification.NotificationType;
import com.intellij.openapi.options.ShowSettingsUtil;
import com.intellij.openapi.project.Project;
import ggen.intellij.Ggen;
import ggen.intellij.GgenBundle;
import ggen.intellij.Html;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Balloons of the plugin's one notification group. */
public final class Notifications {
  private static final Set<String> said = ConcurrentHashMap.newKeySet();

  private Notifications() {}

  /** Says that Node.js or the server cannot be found, with the way to the settings; the same sentence only once per IDE. */
  public static void missingOnce(Project project, String message) {
    if (!said.add(message)) return;
    String settings = GgenBundle.message("notification.open.settings");
    create(message, NotificationType.ERROR)
        .addAction(
            NotificationAction.createSimpleExpiring(
                settings,
                () -> ShowSettingsUtil.getInstance().showSettingsDialog(project, GgenConfigurable.class)))
        .notify(project);
  }

  /** A problem that comes back at every start of the server; the same sentence only once per IDE. */
  public static void problemOnce(Project project, String message) {
    if (said.add(message)) create(message, NotificationType.WARNING).notify(project);
  }

  public static void problem(Project project, String message) {
    create(message, NotificationType.ERROR).notify(project);
  }

  public static void information(Project project, String message) {
    create(message, NotificationType.INFORMATION).notify(project);
  }

  /** After the settings were changed, what is wrong then may be said again. */
  static void forget() {
    said.clear();
  }

  private static Notification create(String message, NotificationType type) {
    return NotificationGroupManager.getInstance()
        .getNotificationGroup(Ggen.NOTIFICATION_GROUP_ID)
        .createNotification("ggen", Html.escape(message), type);
  }
}

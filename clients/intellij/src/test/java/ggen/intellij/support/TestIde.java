package ggen.intellij.support;

import com.intellij.ide.plugins.IdeaPluginDescriptor;
import com.intellij.notification.Notification;
import com.intellij.notification.NotificationGroup;
import com.intellij.notification.NotificationGroupManager;
import com.intellij.notification.NotificationType;
import com.intellij.openapi.actionSystem.AnAction;
import com.intellij.openapi.application.Application;
import com.intellij.openapi.application.ApplicationManager;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.project.ProjectManager;
import ggen.intellij.settings.GgenSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of an IDE as the plugin's code needs around it: services, balloons, and a plugin folder that is the checkout. */
public final class TestIde implements Application {
  public static final Path ROOT = Path.of(System.getProperty("ggen.root")).toAbsolutePath().normalize();

  /** What balloons said, in order, each followed by the titles of its buttons. */
  public final List<String> balloons = new ArrayList<>();

  /** The open ones. */
  public final List<Project> projects = new ArrayList<>();

  public final GgenSettings settings = new GgenSettings();
  private final Map<Class<?>, Object> services = new HashMap<>();

  /** A new IDE with the built server and the Node.js of the test run in its settings. */
  public static TestIde start() {
    TestIde ide = new TestIde();
    String node = System.getProperty("ggen.node", "");
    ide.settings.setPaths(node, ROOT.resolve("dist/ggen-ls.js").toString());
    ide.put(GgenSettings.class, ide.settings);
    ide.put(IdeaPluginDescriptor.class, new Plugin(ROOT));
    ide.put(NotificationGroupManager.class, group -> ide.new Balloons());
    ide.put(
        ProjectManager.class,
        new ProjectManager() {
          @Override
          public Project[] getOpenProjects() {
            return ide.projects.toArray(Project[]::new);
          }
        });
    ApplicationManager.setApplication(ide, () -> {});
    return ide;
  }

  /** A project without services of its own. */
  public static Project project() {
    return new Project() {
      @Override
      public boolean isDisposed() {
        return false;
      }

      @Override
      public <T> T getService(Class<T> serviceClass) {
        throw new UnsupportedOperationException(serviceClass.getName());
      }
    };
  }

  public <T> void put(Class<T> type, T service) {
    services.put(type, service);
  }

  @Override
  public <T> T getService(Class<T> serviceClass) {
    return serviceClass.cast(services.get(serviceClass));
  }

  @Override
  public void invokeLater(Runnable runnable) {
    runnable.run();
  }

  private record Plugin(Path getPluginPath) implements IdeaPluginDescriptor {}

  private final class Balloons extends NotificationGroup {
    @Override
    public Notification createNotification(String title, String content, NotificationType type) {
      List<String> buttons = new ArrayList<>();
      return new Notification() {
        @Override
        public Notification addAction(AnAction action) {
          buttons.add(action.toString());
          return this;
        }

        @Override
        public void notify(Project project) {
          balloons.add(type + ": " + content + (buttons.isEmpty() ? "" : " " + buttons));
        }
      };
    }
  }
}

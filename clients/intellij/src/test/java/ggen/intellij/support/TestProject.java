package ggen.intellij.support;

import com.intellij.openapi.project.Project;
import com.intellij.openapi.wm.ToolWindow;
import com.intellij.openapi.wm.ToolWindowManager;
import com.intellij.ui.content.Content;
import com.intellij.ui.content.ContentFactory;
import com.intellij.ui.content.ContentManager;
import com.redhat.devtools.lsp4ij.LanguageServerItem;
import com.redhat.devtools.lsp4ij.LanguageServerManager;
import com.redhat.devtools.lsp4ij.ServerStatus;
import ggen.intellij.Ggen;
import ggen.intellij.toolwindow.GgenToolWindowFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.swing.JComponent;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.services.LanguageServer;

/** A project of the test IDE: its language server runs when somebody first asks for it, its tool windows have content once activated. */
public final class TestProject implements Project, AutoCloseable {
  /** Ids of tool windows in the order they were activated. */
  public final List<String> activated = new ArrayList<>();

  private JComponent selected;
  private final Map<Class<?>, Object> services = new HashMap<>();
  private final Servers servers;

  public TestProject(TestIde ide, Path... folders) {
    servers = new Servers(folders);
    services.put(LanguageServerManager.class, servers);
    services.put(ToolWindowManager.class, new Windows());
    ide.put(ContentFactory.class, (component, name, isLockable) -> new Tab(component));
  }

  @Override
  public boolean isDisposed() {
    return false;
  }

  @Override
  public <T> T getService(Class<T> serviceClass) {
    return serviceClass.cast(services.get(serviceClass));
  }

  /** The running server's session; null before anybody needed it. */
  public Session session() {
    return servers.session;
  }

  /** What the tab shows that was brought to the front; null where none was. */
  public JComponent selected() {
    return selected;
  }

  @Override
  public void close() {
    if (servers.session != null) servers.session.close();
  }

  private static final class Servers extends LanguageServerManager {
    private final Path[] folders;
    private Session session;

    Servers(Path... folders) {
      this.folders = folders;
    }

    @Override
    public ServerStatus getServerStatus(String languageServerId) {
      return session == null ? ServerStatus.none : ServerStatus.started;
    }

    @Override
    public void start(String languageServerId, StartOptions options) {
      if (session != null) session.close();
      session = open();
    }

    @Override
    public synchronized CompletableFuture<LanguageServerItem> getLanguageServer(String languageServerId) {
      if (!languageServerId.equals(Ggen.SERVER_ID)) return CompletableFuture.completedFuture(null);
      if (session == null) session = open();
      return CompletableFuture.completedFuture(
          new LanguageServerItem() {
            @Override
            public CompletableFuture<LanguageServer> getInitializedServer() {
              return CompletableFuture.completedFuture(session.server());
            }

            @Override
            public ServerCapabilities getServerCapabilities() {
              return session.initialized.getCapabilities();
            }
          });
    }

    private Session open() {
      try {
        return new Session(folders);
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  private final class Windows extends ToolWindowManager {
    private final Map<String, Window> windows = new HashMap<>();

    @Override
    public ToolWindow getToolWindow(String id) {
      return windows.computeIfAbsent(id, Window::new);
    }
  }

  private final class Window implements ToolWindow, ContentManager {
    private final String id;
    private final List<Content> tabs = new ArrayList<>();

    Window(String id) {
      this.id = id;
    }

    @Override
    public ContentManager getContentManager() {
      return this;
    }

    @Override
    public void activate(Runnable runnable) {
      activated.add(id);
      if (id.equals(Ggen.TOOL_WINDOW_ID) && tabs.isEmpty())
        new GgenToolWindowFactory().createToolWindowContent(TestProject.this, this);
      if (runnable != null) runnable.run();
    }

    @Override
    public void addContent(Content content) {
      tabs.add(content);
    }

    @Override
    public Content[] getContents() {
      return tabs.toArray(Content[]::new);
    }

    @Override
    public void setSelectedContent(Content content) {
      selected = content.getComponent();
    }
  }

  private record Tab(JComponent getComponent) implements Content {
    @Override
    public void setPreferredFocusableComponent(JComponent component) {}
  }
}

package ggen.intellij.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.intellij.openapi.actionSystem.AnAction;
import com.intellij.openapi.actionSystem.AnActionEvent;
import com.intellij.openapi.actionSystem.CommonDataKeys;
import com.intellij.openapi.actionSystem.DataKey;
import com.intellij.openapi.actionSystem.Presentation;
import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.commands.CommandExecutor;
import com.redhat.devtools.lsp4ij.commands.LSPCommand;
import ggen.intellij.market.MarketPanel;
import ggen.intellij.server.GgenTrustListener;
import ggen.intellij.support.DiskFile;
import ggen.intellij.support.Screen;
import ggen.intellij.support.Session;
import ggen.intellij.support.TestIde;
import ggen.intellij.support.TestProject;
import ggen.intellij.templates.TemplatesPanel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actions, in a project where no file of ours is open: each that needs the server starts it. */
class ActionsTest {
  private TestIde ide;
  private TestProject project;

  @BeforeEach
  void open(@TempDir Path folder) {
    ide = TestIde.start();
    project = new TestProject(ide, folder);
  }

  @AfterEach
  void close() {
    project.close();
  }

  @Test
  void searchOpensTheToolWindowWithTheWordsOfACommand() throws Exception {
    assertNull(project.session());
    run(new MarketSearchAction(), Map.of(CommandExecutor.LSP_COMMAND, command("jwt")));
    assertEquals(List.of("ggen"), project.activated);
    MarketPanel panel = (MarketPanel) project.selected();
    assertEquals("jwt", ((JTextField) panel.field()).getText());
    Screen.waitUntil("the server", () -> project.session() != null);
  }

  @Test
  void statusIsASentence() throws Exception {
    run(new StatusAction(), Map.of());
    Screen.waitUntil("a balloon", () -> !ide.balloons.isEmpty());
    assertTrue(
        ide.balloons.get(0).matches("INFORMATION: Language server [\\d.]+, protocol 1\\. \\d+ templates.*\\. The project is trusted\\."),
        ide.balloons.get(0));
  }

  @Test
  void restartGivesAnotherServer() throws Exception {
    run(new RestartAction(), Map.of());
    Session first = project.session();
    run(new RestartAction(), Map.of());
    assertEquals(0, first.exitValue());
    assertNotSame(first, project.session());
    Session second = project.session();
    new GgenTrustListener().onProjectTrusted(project);
    assertNotSame(second, project.session());
  }

  @Test
  void trustAloneStartsNothing() {
    new GgenTrustListener().onProjectTrusted(project);
    assertNull(project.session());
  }

  @Test
  void generateSaysWhatTheServerRefuses(@TempDir Path elsewhere) throws Exception {
    Path template = elsewhere.resolve("absent.tmpl");
    run(new GenerateAction(), Map.of(CommonDataKeys.VIRTUAL_FILE, new DiskFile(template)));
    Screen.waitUntil("a balloon", () -> !ide.balloons.isEmpty());
    assertTrue(ide.balloons.get(0).matches("ERROR: \\S.*"), ide.balloons.get(0));
  }

  @Test
  void generateIsInTheContextMenusOfTemplatesAlone() {
    assertTrue(isOffered(Map.of(CommonDataKeys.VIRTUAL_FILE, new DiskFile(Path.of("/a/b.tmpl")))));
    assertFalse(isOffered(Map.of(CommonDataKeys.VIRTUAL_FILE, new DiskFile(Path.of("/a/b.rs")))));
    assertFalse(isOffered(Map.of()));
  }

  @Test
  void generateWithoutATemplateOffersAllOfThem() throws Exception {
    run(new GenerateAction(), Map.of());
    assertInstanceOf(TemplatesPanel.class, project.selected());
  }

  @Test
  void logIsTheOneOfLsp4ij() throws Exception {
    run(new ShowLogAction(), Map.of());
    assertEquals(List.of("Language Servers"), project.activated);
  }

  private void run(AnAction action, Map<DataKey<?>, Object> data) throws Exception {
    Screen.onEventThread(
        () -> {
          action.actionPerformed(new Event(project, data));
          return null;
        });
  }

  private boolean isOffered(Map<DataKey<?>, Object> data) {
    Event event = new Event(project, data);
    new GenerateAction().update(event);
    return event.getPresentation().isVisible();
  }

  private static LSPCommand command(String argument) {
    return new LSPCommand() {
      @Override
      public <T> T getArgumentAt(int index, Class<T> type) {
        return type.cast(argument);
      }
    };
  }

  private static final class Event extends AnActionEvent {
    private final Project project;
    private final Map<DataKey<?>, Object> data;
    private final Presentation presentation = new Presentation();

    Event(Project project, Map<DataKey<?>, Object> data) {
      this.project = project;
      this.data = new HashMap<>(data);
    }

    @Override
    public Project getProject() {
      return project;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getData(DataKey<T> key) {
      return (T) data.get(key);
    }

    @Override
    public boolean isFromContextMenu() {
      return true;
    }

    @Override
    public Presentation getPresentation() {
      return presentation;
    }
  }
}

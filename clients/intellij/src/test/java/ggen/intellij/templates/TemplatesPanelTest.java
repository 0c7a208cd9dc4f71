package ggen.intellij.templates;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.protocol.GenerateResult;
import ggen.intellij.protocol.TemplatesParams;
import ggen.intellij.protocol.TemplatesResult;
import ggen.intellij.server.Generation;
import ggen.intellij.support.Folders;
import ggen.intellij.support.Screen;
import ggen.intellij.support.Session;
import ggen.intellij.support.TestIde;
import java.awt.Dimension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tab of templates in a real window, fed by a real server. */
class TemplatesPanelTest {
  private TemplatesPanel panel;
  private final List<GenerateResult> generated = new ArrayList<>();

  @Test
  void generatesFromTheOneThatIsTyped(@TempDir Path temporary) throws Exception {
    TestIde.start();
    Path folder = temporary.toRealPath().resolve("orders");
    Folders.copy(TestIde.ROOT.resolve("examples/orders"), folder);
    try (Session session = new Session(folder)) {
      Screen screen =
          new Screen("ggen", "Templates", new Dimension(380, 480), () -> panel = new TemplatesPanel(new Client(session)));
      Screen.waitUntil("a list", () -> panel.templateList().getModel().getSize() > 1);
      screen.click(panel.field());
      screen.type("serv tmpl");
      Screen.waitUntil("one template", () -> names().equals(List.of("templates/service.tmpl")));
      screen.picture(TestIde.ROOT.resolve("test/.artifacts/intellij-templates.png"));
      assertTrue(Screen.onEventThread(panel::footerText).matches("1 of \\d+ templates"));
      screen.click(panel.generateButton());
      Screen.waitUntil("an answer", () -> !generated.isEmpty());
      String uri = generated.get(0).files().get(0).uri();
      session.editor.save(uri);
      assertTrue(Files.readString(folder.resolve("src/order_service.rs")).contains("pub struct OrderService;"));
      screen.close();
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < panel.templateList().getModel().getSize(); at++)
      names.add(panel.templateList().getModel().getElementAt(at).name());
    return names;
  }

  private final class Client implements TemplatesPanel.Client {
    private final Session session;

    Client(Session session) {
      this.session = session;
    }

    @Override
    public CompletableFuture<TemplatesResult> templates() {
      return session.server().templates(new TemplatesParams(null));
    }

    @Override
    public void generate(String uri) {
      Generation.run(session.server(), new GenerateArgs(uri)).thenAccept(generated::add);
    }

    @Override
    public void open(String uri) {
      throw new AssertionError("nobody asked for it");
    }
  }
}

package ggen.intellij.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.protocol.MarketSearchParams;
import ggen.intellij.server.GgenServers;
import ggen.intellij.support.Folders;
import ggen.intellij.support.Screen;
import ggen.intellij.support.Session;
import ggen.intellij.support.TestIde;
import java.awt.Dimension;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel in a real window, fed by a real server; somebody types with the keyboard. */
class MarketPanelTest {
  private static final Path PICTURE = TestIde.ROOT.resolve("test/.artifacts/intellij.png");

  private TestIde ide;
  private Session session;
  private MarketPanel panel;
  private Screen screen;

  @BeforeEach
  void open(@TempDir Path temporary) throws Exception {
    ide = TestIde.start();
    Path folder = temporary.toRealPath().resolve("orders");
    Folders.copy(TestIde.ROOT.resolve("examples/orders"), folder);
    session = new Session(folder);
    screen = show(new Dimension(920, 620));
  }

  private Screen show(Dimension size) throws Exception {
    return new Screen("ggen", "Marketplace", size, () -> panel = new MarketPanel(session.server()::marketSearch));
  }

  @AfterEach
  void close() throws Exception {
    screen.close();
    session.close();
  }

  @Test
  void findsWhatIsTyped() throws Exception {
    Screen.waitUntil("a list of all packs", () -> ids().size() > 3);
    screen.click(panel.field());
    screen.type("rust web");
    Screen.waitUntil("rust-axum-service first", () -> ids().get(0).equals("rust-axum-service"));
    assertTrue(onScreen(panel::pageText).contains("Rust Axum service"), "its page is shown");
    assertEquals(List.of("Bundled samples"), headings());
    screen.picture(PICTURE);
    if (System.getProperty("ggen.update.images").equals("1"))
      Files.copy(PICTURE, TestIde.ROOT.resolve("docs/images/intellij.png"), StandardCopyOption.REPLACE_EXISTING);

    screen.press(KeyEvent.VK_DOWN);
    screen.press(KeyEvent.VK_DOWN);
    String second = ids().get(1);
    Screen.waitUntil("the page of the second pack", () -> panel.pageText().contains(second));
    screen.click(panel.copyButton());
    Screen.waitUntil("a word of it", () -> panel.footerText().contains("clipboard"));
    Object copied = Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    assertTrue(String.valueOf(copied).matches(second + " = \"\\^\\d.*\""), String.valueOf(copied));
  }

  @Test
  void isAColumnInANarrowToolWindow() throws Exception {
    screen.close();
    screen = show(new Dimension(380, 720));
    Screen.waitUntil("a list of all packs", () -> ids().size() > 3);
    screen.picture(PICTURE.resolveSibling("intellij-narrow.png"));
    assertTrue(onScreen(() -> panel.copyButton().getLocationOnScreen().y > panel.packList().getLocationOnScreen().y + 300));
    assertTrue(onScreen(() -> panel.packList().getWidth() <= 380), "nothing is cut off at the right");
  }

  @Test
  void saysWhenNothingMatches() throws Exception {
    screen.click(panel.field());
    screen.type("zzzzqqqq");
    Screen.waitUntil("a word of it", () -> panel.packList().getModel().getElementAt(0) instanceof MarketRow.Note);
    assertEquals(List.of(), ids());
    assertFalse(onScreen(panel.copyButton()::isVisible));
  }

  @Test
  void saysWhyItFailed() throws Exception {
    ide.settings.setPaths("/nowhere/node", "");
    MarketClient client = params -> GgenServers.request(TestIde.project(), server -> server.marketSearch(params));
    MarketPanel broken = Screen.onEventThread(() -> new MarketPanel(client));
    Screen.waitUntil("the reason", () -> broken.packList().getModel().getSize() > 0);
    String reason = "The Node.js that the ggen settings name is not there: /nowhere/node";
    assertEquals(
        new MarketRow.Note("The search failed", reason), onScreen(() -> broken.packList().getModel().getElementAt(0)));
    assertTrue(client.search(new MarketSearchParams("again")).isCompletedExceptionally());
    assertEquals(List.of("ERROR: " + reason + " [Open settings]"), ide.balloons, "said once");
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (MarketRow row : rows()) if (row instanceof MarketRow.Pack pack) ids.add(pack.pack().id());
    return ids;
  }

  private List<String> headings() throws Exception {
    return onScreen(
        () -> rows().stream().filter(MarketRow.Heading.class::isInstance).map(row -> ((MarketRow.Heading) row).label()).toList());
  }

  private List<MarketRow> rows() {
    List<MarketRow> rows = new ArrayList<>();
    for (int at = 0; at < panel.packList().getModel().getSize(); at++) rows.add(panel.packList().getModel().getElementAt(at));
    return rows;
  }

  private static <T> T onScreen(java.util.concurrent.Callable<T> question) throws Exception {
    return Screen.onEventThread(question);
  }
}

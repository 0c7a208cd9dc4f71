package ggen.intellij.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.support.TestIde;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path folder;
  private Path node;
  private Path plugin;
  private Path bundled;

  @BeforeEach
  void install() throws IOException {
    node = program("bin/node");
    plugin = folder.resolve("plugins/ggen");
    bundled = program("plugins/ggen/server/dist/ggen-ls.js");
  }

  @Test
  void isNodeOnThePathAndTheServerOfThePlugin() throws Installation.Missing {
    String path = folder.resolve("empty") + File.pathSeparator + File.pathSeparator + node.getParent();
    Installation found = Installation.find("", " ", path, plugin);
    assertEquals(new Installation(node, bundled), found);
    assertEquals(List.of(node.toString(), bundled.toString(), "--stdio"), List.of(found.command()));
  }

  @Test
  void isWhatTheSettingsName() throws Exception {
    Path otherNode = program("other/node20");
    Path otherServer = program("other/ggen-ls.js");
    Installation found = Installation.find(otherNode.toString(), otherServer.toString(), node.getParent().toString(), plugin);
    assertEquals(new Installation(otherNode, otherServer), found);
  }

  @Test
  void saysWhatIsMissing() {
    String path = node.getParent().toString();
    assertEquals(
        "ggen needs Node.js 20.19 or newer, and none is on the search path. Install it, or say in the settings where it is.",
        problem("", "", null));
    assertEquals("The Node.js that the ggen settings name is not there: /no/node", problem("/no/node", "", path));
    assertEquals("The Node.js that the ggen settings name is not there: \0", problem("\0", "", path));
    assertEquals("The ggen language server is not there: /no/server", problem("", "/no/server", path));
  }

  @Test
  void disablesTheServerAndIsSaidOnce() {
    TestIde ide = TestIde.start();
    var factory = new GgenLanguageServerFactory();
    assertTrue(factory.isEnabled(TestIde.project()));
    ide.settings.setPaths("", "/no/<b>server</b>");
    for (int times = 0; times < 3; times++) assertFalse(factory.isEnabled(TestIde.project()));
    assertEquals(
        List.of("ERROR: The ggen language server is not there: /no/&lt;b&gt;server&lt;/b&gt; [Open settings]"), ide.balloons);
    factory.setEnabled(false, TestIde.project());
    assertFalse(ide.settings.getState().serverEnabled);
  }

  private String problem(String nodeSetting, String serverSetting, String path) {
    return assertThrows(Installation.Missing.class, () -> Installation.find(nodeSetting, serverSetting, path, plugin)).getMessage();
  }

  private Path program(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "");
    assertTrue(path.toFile().setExecutable(true));
    return path;
  }
}

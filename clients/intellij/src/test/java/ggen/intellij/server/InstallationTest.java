package ggen.intellij.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.redhat.devtools.lsp4ij.server.CannotStartProcessException;
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
  void refusesAnOldNode() throws Exception {
    TestIde ide = TestIde.start();
    Files.writeString(node, "#!/bin/sh\necho v18.20.4\n");
    ide.settings.setPaths(node.toString(), ide.settings.serverPath());
    var provider = new GgenConnectionProvider(TestIde.project());
    String sentence =
        "ggen needs Node.js 20.19 or newer, and " + node + " is v18.20.4. Install a newer one, or say in the settings where it is.";
    assertEquals(sentence, assertThrows(CannotStartProcessException.class, provider::start).getMessage());
    assertEquals(List.of("ERROR: " + sentence + " [Open settings]"), ide.balloons);
  }

  @Test
  void tellsVersionsApart() {
    for (String old : List.of("v18.20.4", "v20.18.9", "v4.0.0")) assertTrue(NodeVersion.isTooOld(old), old);
    for (String fine : List.of("v20.19.0", "v22.1.0", "v100.0.0-nightly", "", "bun 1.2"))
      assertFalse(NodeVersion.isTooOld(fine), fine);
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

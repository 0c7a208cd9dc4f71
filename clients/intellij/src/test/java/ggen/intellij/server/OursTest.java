package ggen.intellij.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.protocol.FileKindParams;
import ggen.intellij.support.DiskFile;
import ggen.intellij.support.Session;
import ggen.intellij.support.TestIde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a file is, by the plugin before a server runs and by the real server afterwards. */
class OursTest {
  private static final String HEAD = "---\nto: out.txt\n---\nbody\n";

  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("project/ggen.toml", "[project]\n");
    FILES.put("project/templates/part.tmpl", "no head\n");
    FILES.put("pack/gpack.toml", "[gpack]\n");
    FILES.put("pack/deep/er/part.tmpl", "no head\n");
    FILES.put("twentysix/pack.toml", "[pack]\n");
    FILES.put("twentysix/part.tmpl", "no head\n");
    FILES.put("dotted/.ggen/ls.toml", "profile = \"v1\"\n");
    FILES.put("dotted/part.tmpl", "no head\n");
    FILES.put("elsewhere/.ggen/registries.toml", "");
    FILES.put("elsewhere/part.tera", "no head\n");
    FILES.put("elsewhere/headed.tmpl", HEAD);
    FILES.put("elsewhere/bom.tmpl", "\uFEFF" + HEAD);
    FILES.put("elsewhere/windows.tmpl", HEAD.replace("\n", "\r\n"));
    FILES.put("elsewhere/blank.tmpl", "\n" + HEAD);
    FILES.put("elsewhere/late key.tmpl", "---\ntitle: x\nvars:\n  a: 1\n---\n");
    FILES.put("elsewhere/jekyll.tmpl", "---\nlayout: page\n---\nto: nobody\n---\n");
    FILES.put("elsewhere/open.tmpl", "---\nto: out.txt\n");
    FILES.put("elsewhere/go.tmpl", "{{ range .Pages }}{{ .Title }}{{ end }}\n");
    FILES.put("elsewhere/empty.tmpl", "");
    FILES.put("elsewhere/indented.tmpl", "---\n  to: out.txt\n---\n");
    FILES.put("elsewhere/make.toml", "[tasks]\n");
    FILES.put("elsewhere/Cargo.toml", "[package]\n");
    FILES.put("locked/ggen.lock", "");
    FILES.put("locked/part.tmpl", "no head\n");
    FILES.put("elsewhere/readme.md", HEAD);
  }

  @Test
  void agreesWithTheServer(@TempDir Path temporary) throws IOException {
    TestIde.start();
    Path folder = temporary.toRealPath();
    for (var file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Map<String, Boolean> byServer = new LinkedHashMap<>();
    Map<String, Boolean> byPlugin = new LinkedHashMap<>();
    try (Session session = new Session(folder)) {
      while (Session.wait(session.server().status()).indexing()) Thread.onSpinWait();
      for (String name : FILES.keySet()) {
        Path path = folder.resolve(name);
        session.editor.open(Session.uri(path), "any");
        byServer.put(name, Session.wait(session.server().fileKind(new FileKindParams(Session.uri(path)))).kind() != null);
        byPlugin.put(name, new GgenDocumentMatcher().match(new DiskFile(path), TestIde.project()));
      }
    }
    assertEquals(byServer, byPlugin);
    assertTrue(byPlugin.get("elsewhere/headed.tmpl") && !byPlugin.get("elsewhere/go.tmpl"));
  }

  @Test
  void readsAHeadOfAnyLength(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("long.tmpl");
    Files.writeString(file, "---\n" + "a: 1\n".repeat(10_000) + "to: x\n---\n");
    assertTrue(Ours.isOurs(new DiskFile(file)));
    Files.writeString(file, "---\n" + "a: 1\n".repeat(30_000) + "to: x\n---\n");
    assertFalse(Ours.isOurs(new DiskFile(file)), "only the first 100 KB are looked at");
  }
}

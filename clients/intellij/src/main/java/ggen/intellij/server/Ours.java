package ggen.intellij.server;

import com.intellij.openapi.vfs.VirtualFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose a file is, before a server runs that could be asked (product, decision 20): the same answers as {@code ggen/fileKind}, which a
 * test compares.
 */
final class Ours {
  private static final Set<String> MANIFESTS =
      Set.of("gpack.toml", "ggen.toml", "pack.toml", "package.toml", "ggen.lock", "make.toml");

  /** A folder with one of these is a project; the last lies in a folder of its own. */
  private static final Set<String> PROJECT_FILES = Set.of("ggen.toml", "gpack.toml", "pack.toml");

  /** Front matter with a key of ggen's, as other tools' heads look the same from afar. */
  private static final Pattern HEAD =
      Pattern.compile(
          "\\A\\uFEFF?\\s*---[ \\t]*\\r?\\n(?:(?!---[ \\t]*$).*\\R)*?"
              + "(?:to|from|vars|inject|force|unless_exists|sparql|rdf|rdf_inline|prefixes|for_each|sh_before|sh_after|skip_if|at_line)"
              + "\\s*:(?:.*\\R)*?---[ \\t]*$",
          Pattern.MULTILINE);

  private static final int HEAD_BYTES = 100_000;

  private Ours() {}

  /** Whether the server should be told of this file. Reads at most its first 100 KB; a file that cannot be read is nobody's. */
  static boolean isOurs(VirtualFile file) {
    String name = file.getName();
    VirtualFile folder = file.getParent();
    if (name.endsWith(".toml") && folder != null && folder.getName().equals(".ggen")) return true;
    if (MANIFESTS.contains(name) || name.endsWith(".tera")) return true;
    return name.endsWith(".tmpl") && (isInProject(folder) || hasHead(file));
  }

  private static boolean isInProject(VirtualFile folder) {
    for (VirtualFile at = folder; at != null; at = at.getParent()) {
      for (String name : PROJECT_FILES) if (at.findChild(name) != null) return true;
      VirtualFile dotGgen = at.findChild(".ggen");
      if (dotGgen != null && dotGgen.findChild("ls.toml") != null) return true;
    }
    return false;
  }

  private static boolean hasHead(VirtualFile file) {
    try (InputStream text = file.getInputStream()) {
      return HEAD.matcher(new String(text.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8)).find();
    } catch (IOException unreadable) {
      return false;
    }
  }
}

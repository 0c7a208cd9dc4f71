package ggen.intellij.server;

import com.intellij.openapi.vfs.VirtualFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
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
  private static final Set<String> PROJECT_FILES = Set.of("ggen.toml", "gpack.toml", "pack.toml", "ggen.lock");

  private static final Pattern FENCE = Pattern.compile("---[ \\t]*");

  /** A key that tells a head of ggen's from the front matter of other tools. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?:to|from|vars|inject|force|unless_exists|sparql|rdf|rdf_inline|prefixes|for_each|sh_before|sh_after|skip_if|at_line)\\s*:.*");

  /** A line that can only be one of a head that is still being written. */
  private static final Pattern HEAD_LINE = Pattern.compile("[\\w-]+:(?:\\s.*)?|\\s+\\S.*|- .*|#.*");

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
    try (InputStream bytes = file.getInputStream()) {
      String text = new String(bytes.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return hasHead(text.startsWith("\uFEFF") ? text.substring(1) : text, text.startsWith("---"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Whether front matter with ggen's keys is there, its closing fence written or not; the fence may be missing where the text begins
   * with the other one. Line by line, as a pattern for the whole head would need a stack as deep as the head is long.
   */
  private static boolean hasHead(String text, boolean mayBeOpen) {
    Iterator<String> lines = text.stripLeading().lines().iterator();
    if (!lines.hasNext() || !FENCE.matcher(lines.next()).matches()) return false;
    boolean hasKey = false;
    boolean drafting = mayBeOpen;
    boolean drafted = false;
    while (lines.hasNext()) {
      String line = lines.next();
      if (FENCE.matcher(line).matches()) return hasKey;
      hasKey |= KEY.matcher(line).matches();
      drafting &= HEAD_LINE.matcher(line).matches();
      drafted |= drafting && hasKey;
    }
    return drafted;
  }
}

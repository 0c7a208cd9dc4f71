package ggen.intellij.server;

import ggen.intellij.GgenBundle;
import java.io.File;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Node.js and the server that will be run, both absolute. */
public record Installation(Path node, Path server) {
  private static final List<String> NODE_NAMES = List.of("node", "node.exe");

  /** Something is not there; the message is a sentence for the user. */
  public static final class Missing extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }

  /**
   * Finds both: each by its setting, else Node.js on the search path and the server that the plugin carries.
   *
   * <p>Settings that are empty count as absent. {@code searchPath} is in the form of the variable {@code PATH} and may be null. Throws:
   * {@link Missing} where a setting names no file, or nothing is found.
   */
  public static Installation find(String nodeSetting, String serverSetting, String searchPath, Path pluginFolder)
      throws Missing {
    Path node = nodeSetting.isBlank() ? onPath(searchPath) : existing(nodeSetting, "missing.node.setting");
    Path bundled = pluginFolder.resolve("server").resolve("dist").resolve("ggen-ls.js");
    String server = serverSetting.isBlank() ? bundled.toString() : serverSetting;
    return new Installation(node, existing(server, "missing.server"));
  }

  /** The command that speaks LSP on its standard streams. */
  public String[] command() {
    return new String[] {node.toString(), server.toString(), "--stdio"};
  }

  /**
   * Asks Node.js for its version; a moment's work, so not for the event thread. Throws: {@link Missing} where it is too old. One that
   * does not answer as Node.js does is let through: starting the server says more.
   */
  public void checkVersion() throws Missing {
    String version = NodeVersion.ask(node);
    if (NodeVersion.isTooOld(version)) throw new Missing(GgenBundle.message("old.node", node, version));
  }

  private static Path existing(String path, String problem) throws Missing {
    return file(path.strip()).orElseThrow(() -> new Missing(GgenBundle.message(problem, path)));
  }

  private static Path onPath(String searchPath) throws Missing {
    String[] folders = searchPath == null ? new String[0] : searchPath.split(Pattern.quote(File.pathSeparator));
    return Stream.of(folders)
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NODE_NAMES.stream().map(name -> folder + File.separator + name))
        .flatMap(path -> file(path).stream())
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new Missing(GgenBundle.message("missing.node")));
  }

  private static Optional<Path> file(String path) {
    try {
      return Optional.of(Path.of(path).toAbsolutePath()).filter(Files::isRegularFile);
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}

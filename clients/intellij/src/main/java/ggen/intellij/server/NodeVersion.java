package ggen.intellij.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as Node.js prints them: `v20.19.0`. */
final class NodeVersion {
  private static final Pattern FORM = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\..*");
  private static final int MAJOR = 20;
  private static final int MINOR = 19;
  private static final int LIMIT_SECONDS = 5;

  private NodeVersion() {}

  /** What the program answers to `--version`. Empty: where it does not start, or not end in time. */
  static String ask(Path node) {
    try {
      Process process =
          new ProcessBuilder(node.toString(), "--version").redirectError(Redirect.DISCARD).redirectInput(Redirect.PIPE).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readNBytes(100), StandardCharsets.UTF_8).strip();
    } catch (IOException notStarted) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** False for what is no version of Node.js. */
  static boolean isTooOld(String version) {
    Matcher parts = FORM.matcher(version);
    if (!parts.matches()) return false;
    int major = Integer.parseInt(parts.group(1));
    return major < MAJOR || (major == MAJOR && Integer.parseInt(parts.group(2)) < MINOR);
  }
}

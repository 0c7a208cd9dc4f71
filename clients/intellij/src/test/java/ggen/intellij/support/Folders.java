package ggen.intellij.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

public final class Folders {
  private Folders() {}

  /** Copies a folder with all that is in it to a place where nothing is yet. */
  public static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.toList();
    }
    for (Path each : all) Files.copy(each, to.resolve(from.relativize(each).toString()));
  }
}

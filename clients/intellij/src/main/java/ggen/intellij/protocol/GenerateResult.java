package ggen.intellij.protocol;

import java.util.List;

/** What {@code ggen.server.generate} answers: the files in the order they were planned, none when the user declined. */
public record GenerateResult(List<GeneratedFile> files) {
  /** {@code action} is created, overwritten, unchanged or skipped. */
  public record GeneratedFile(String uri, String action) {}
}

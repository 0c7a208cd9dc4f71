package ggen.intellij.protocol;

import java.util.Map;

/** The one argument of {@code ggen.server.generate}; {@code vars} may be null. */
public record GenerateArgs(String template, Map<String, Object> vars) {
  public static final String COMMAND = "ggen.server.generate";

  public GenerateArgs(String template) {
    this(template, null);
  }
}

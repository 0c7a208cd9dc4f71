package ggen.intellij.protocol;

import java.util.List;

/** What this client says of itself, under {@code initializationOptions.ggen}. */
public record GgenClientOptions(int protocol, List<String> commands, List<String> ui, boolean trusted) {
  public static final int PROTOCOL_VERSION = 1;
}

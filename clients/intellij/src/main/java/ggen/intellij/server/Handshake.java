package ggen.intellij.server;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonSyntaxException;
import ggen.intellij.GgenBundle;
import ggen.intellij.protocol.GgenClientOptions;
import ggen.intellij.protocol.GgenServerCapabilities;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ServerCapabilities;

/** What client and server say of themselves at {@code initialize} (product, decision 18). */
public final class Handshake {
  /** Ids of the actions in {@code plugin.xml}, which a code action or lens may carry as its command. */
  public static final List<String> COMMANDS =
      List.of("ggen.marketSearch", "ggen.generate", "ggen.restart", "ggen.showLog", "ggen.status");

  private static final Gson GSON = new Gson();

  private Handshake() {}

  /** The value of {@code initializationOptions}. */
  public record Options(GgenClientOptions ggen) {}

  private record Experimental(GgenServerCapabilities ggen) {}

  public static Options options(boolean trusted) {
    return new Options(new GgenClientOptions(GgenClientOptions.PROTOCOL_VERSION, COMMANDS, List.of(), trusted));
  }

  /** One sentence for the user where the server speaks another protocol than this plugin; empty where all is well. */
  public static Optional<String> mismatch(ServerCapabilities capabilities) {
    GgenServerCapabilities server = serverOf(capabilities);
    if (server == null || server.protocol() == null)
      return Optional.of(GgenBundle.message("protocol.none", text(GgenClientOptions.PROTOCOL_VERSION)));
    if (server.protocol() == GgenClientOptions.PROTOCOL_VERSION) return Optional.empty();
    String wanted = text(GgenClientOptions.PROTOCOL_VERSION);
    return Optional.of(GgenBundle.message("protocol.other", wanted, text(server.protocol())));
  }

  private static GgenServerCapabilities serverOf(ServerCapabilities capabilities) {
    if (capabilities == null || !(capabilities.getExperimental() instanceof JsonElement experimental)) return null;
    try {
      Experimental read = GSON.fromJson(experimental, Experimental.class);
      return read == null ? null : read.ggen();
    } catch (JsonSyntaxException anotherShape) {
      return null;
    }
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}

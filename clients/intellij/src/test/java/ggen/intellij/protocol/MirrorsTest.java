package ggen.intellij.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ggen.intellij.support.TestIde;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.junit.jupiter.api.Test;

/**
 * The Java mirrors of the protocol against recorded messages of the real server: what a record names must be spelt so in the JSON, and
 * come through unchanged. A field that no record names is no fault: the protocol may grow.
 */
class MirrorsTest {
  private record Mirror(Class<?> params, Class<?> result) {}

  private record Experimental(GgenServerCapabilities ggen) {}

  private static final Map<String, Mirror> MIRRORS =
      Map.of(
          "initialize", new Mirror(null, Experimental.class),
          "ggen/market/search", new Mirror(MarketSearchParams.class, MarketSearchResult.class),
          "ggen/templates", new Mirror(TemplatesParams.class, TemplatesResult.class),
          "ggen/status", new Mirror(null, StatusResult.class),
          "ggen/fileKind", new Mirror(FileKindParams.class, FileKindResult.class),
          GenerateArgs.COMMAND, new Mirror(GenerateArgs.class, GenerateResult.class));

  /** What the recorded conversation has no occasion for. */
  private static final Set<String> NEVER_RECORDED =
      Set.of("MarketSearchParams.category", "MarketPack.installed", "MarketRegistry.problem");

  /** As LSP4J reads and writes messages. */
  private final Gson gson = new MessageJsonHandler(Map.of()).getGson();

  private final Set<String> seen = new TreeSet<>();

  @Test
  void understandWhatTheServerSays() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(TestIde.ROOT.resolve("test/protocol"))) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertTrue(files.size() > MIRRORS.size());
    Set<String> named = new TreeSet<>();
    for (Path file : files) {
      JsonObject message = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      Mirror mirror = MIRRORS.get(message.get("method").getAsString());
      // A message that this client does not speak.
      if (mirror == null) continue;
      for (Class<?> type : new Class<?>[] {mirror.params(), mirror.result()}) {
        if (type == null) continue;
        String side = type == mirror.params() ? "params" : "result";
        JsonElement read = gson.toJsonTree(gson.fromJson(message.get(side), type));
        comesThrough(file.getFileName() + " " + side, message.get(side), read);
        collect(type, message.get(side), named);
      }
    }
    Set<String> missing = new TreeSet<>(named);
    missing.removeAll(seen);
    missing.removeAll(NEVER_RECORDED);
    assertEquals(Set.of(), missing, "records name fields that no recorded message has");
  }

  /** Everything in `read` stands in `sent`, too, and equal. */
  private static void comesThrough(String where, JsonElement sent, JsonElement read) {
    if (read.isJsonObject()) {
      for (Map.Entry<String, JsonElement> field : read.getAsJsonObject().entrySet()) {
        JsonElement original = sent.getAsJsonObject().get(field.getKey());
        assertTrue(original != null, where + "." + field.getKey() + " is not in the recorded message");
        comesThrough(where + "." + field.getKey(), original, field.getValue());
      }
    } else if (read.isJsonArray()) {
      JsonArray originals = sent.getAsJsonArray();
      assertEquals(originals.size(), read.getAsJsonArray().size(), where);
      for (int at = 0; at < originals.size(); at++)
        comesThrough(where + "[" + at + "]", originals.get(at), read.getAsJsonArray().get(at));
    } else if (read.isJsonPrimitive() && read.getAsJsonPrimitive().isNumber()) {
      assertEquals(sent.getAsDouble(), read.getAsDouble(), where);
    } else {
      assertEquals(sent, read, where);
    }
  }

  /** Notes the names of a record's components, and which of them the message has. */
  private void collect(Class<?> type, JsonElement message, Set<String> named) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = type.getSimpleName() + "." + component.getName();
      named.add(name);
      JsonElement value = message.getAsJsonObject().get(component.getName());
      if (value == null) continue;
      seen.add(name);
      if (component.getType().isRecord()) collect(component.getType(), value, named);
      if (value.isJsonArray() && component.getGenericType() instanceof java.lang.reflect.ParameterizedType list
          && list.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord())
        for (JsonElement each : value.getAsJsonArray()) collect(element, each, named);
    }
  }
}

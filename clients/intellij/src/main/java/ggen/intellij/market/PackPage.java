package ggen.intellij.market;

import ggen.intellij.GgenBundle;
import ggen.intellij.Html;
import ggen.intellij.protocol.MarketPack;
import java.awt.Color;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.UIManager;

/** The page of a line of the list, as the HTML that Swing understands. All text of registries is escaped. */
final class PackPage {
  private PackPage() {}

  static String of(MarketRow row) {
    if (row instanceof MarketRow.Pack pack) return page(pack(pack.pack()));
    if (row instanceof MarketRow.Note note) return page(title(note.label()) + paragraph(note.detail()));
    if (row instanceof MarketRow.Heading heading)
      return page(title(heading.label()) + (heading.isSamples() ? paragraph(GgenBundle.message("market.samples.detail")) : ""));
    return page("");
  }

  /** The line for `[dependencies]` of `gpack.toml` that takes this version and what is compatible with it. */
  static String dependencyLine(MarketPack pack) {
    String id = pack.id().matches("[\\w-]+") ? pack.id() : quoted(pack.id());
    return id + " = " + quoted("^" + pack.version());
  }

  private static String pack(MarketPack pack) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("market.version", pack.version());
    facts.put("market.installed.version", pack.installed());
    facts.put("market.category", pack.category());
    facts.put("market.author", pack.author());
    facts.put("market.license", pack.license());
    facts.put("market.rating", pack.rating() == null ? null : String.format(Locale.ENGLISH, "★ %.1f", pack.rating()));
    facts.put("market.downloads", pack.downloads() == null ? null : NumberFormat.getInstance(Locale.ENGLISH).format(pack.downloads()));
    facts.put("market.tags", pack.tags().isEmpty() ? null : String.join(", ", pack.tags()));
    facts.put("market.registry", pack.registry());
    String rows =
        facts.entrySet().stream()
            .filter(fact -> fact.getValue() != null && !fact.getValue().isEmpty())
            .map(fact -> row(GgenBundle.message(fact.getKey()), fact.getValue()))
            .collect(Collectors.joining());
    return title(pack.name())
        + "<p class='muted'>" + Html.escape(pack.id()) + "</p>"
        + paragraph(pack.description())
        + "<table cellspacing='0' cellpadding='0'>" + rows + "</table>"
        + heading("market.templates", pack.templates())
        + pack.templates().stream().map(path -> "<p class='code'>" + Html.escape(path) + "</p>").collect(Collectors.joining())
        + "<h3>" + Html.escape(GgenBundle.message("market.dependency")) + "</h3>"
        + "<p class='code'>" + Html.escape(dependencyLine(pack)) + "</p>";
  }

  private static String heading(String key, List<String> below) {
    return below.isEmpty() ? "" : "<h3>" + Html.escape(GgenBundle.message(key)) + "</h3>";
  }

  private static String row(String name, String value) {
    return "<tr><td class='name' width='100'>" + Html.escape(name) + "</td><td class='value'>" + Html.escape(value) + "</td></tr>";
  }

  private static String title(String text) {
    return "<h2>" + Html.escape(text) + "</h2>";
  }

  private static String paragraph(String text) {
    return "<p>" + Html.escape(text) + "</p>";
  }

  /** Swing's style sheets know no inheritance of sizes worth relying on, so each element says its own. */
  private static String page(String body) {
    String muted = colour("Label.disabledForeground", Color.GRAY);
    String text = colour("Label.foreground", Color.BLACK);
    String style =
        "body { margin: 4px 12px 12px 12px; color: %2$s; }"
            + "h2 { margin: 8px 0 0 0; font-size: 125%%; } h3 { margin: 14px 0 4px 0; font-size: 100%%; }"
            + "p { margin: 6px 0 6px 0; } .muted { margin: 2px 0 8px 0; color: %1$s; }"
            + ".code { margin: 2px 0 2px 0; font-family: Monospaced; } table { margin-top: 6px; }"
            + ".name { padding: 2px 0 2px 0; color: %1$s; } .value { padding: 2px 0 2px 0; }";
    return "<html><head><style>" + String.format(style, muted, text) + "</style></head><body>" + body + "</body></html>";
  }

  private static String colour(String key, Color standard) {
    Color colour = UIManager.getColor(key);
    Color shown = colour == null ? standard : colour;
    return String.format("#%02x%02x%02x", shown.getRed(), shown.getGreen(), shown.getBlue());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

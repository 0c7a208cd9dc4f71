package ggen.intellij.market;

import ggen.intellij.GgenBundle;
import ggen.intellij.protocol.MarketPack;
import ggen.intellij.protocol.MarketRegistry;
import ggen.intellij.protocol.MarketSearchResult;
import java.util.ArrayList;
import java.util.List;

/** One line of the list of packs, before any component. */
sealed interface MarketRow {
  /** The registry that the packs below come from. */
  record Heading(String label, boolean isSamples) implements MarketRow {}

  /** Something to say instead of a pack. */
  record Note(String label, String detail) implements MarketRow {}

  record Pack(MarketPack pack) implements MarketRow {}

  /**
   * The answer of a search as lines, in the server's order: a heading wherever the registry changes, then what could not be read.
   *
   * <p>Never empty: an answer without packs gives one note that says so.
   */
  static List<MarketRow> rows(MarketSearchResult result) {
    List<MarketRow> rows = new ArrayList<>();
    String registry = null;
    for (MarketPack pack : result.packs()) {
      if (!pack.registry().equals(registry)) rows.add(heading(result, pack.registry()));
      registry = pack.registry();
      rows.add(new Pack(pack));
    }
    for (MarketRegistry each : result.registries())
      if (each.problem() != null)
        rows.add(new Note(GgenBundle.message("market.registry.problem", each.name()), each.problem()));
    if (rows.isEmpty()) rows.add(new Note(GgenBundle.message("market.none"), GgenBundle.message("market.none.detail")));
    return rows;
  }

  private static Heading heading(MarketSearchResult result, String name) {
    for (MarketRegistry registry : result.registries()) {
      if (!registry.name().equals(name)) continue;
      if (registry.isSamples()) return new Heading(GgenBundle.message("market.samples"), true);
      if (registry.updated() != null && registry.updated().length() >= 10)
        return new Heading(GgenBundle.message("market.registry.updated", name, registry.updated().substring(0, 10)), false);
    }
    return new Heading(name, false);
  }
}

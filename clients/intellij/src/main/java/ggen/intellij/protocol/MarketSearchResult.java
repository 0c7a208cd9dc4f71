package ggen.intellij.protocol;

import java.util.List;

/** Of {@code ggen/market/search}: best first; {@code total} counts what matched before the limit. */
public record MarketSearchResult(List<MarketPack> packs, int total, List<MarketRegistry> registries) {}

package ggen.intellij.protocol;

/** Of {@code ggen/market/search}; {@code category} and {@code limit} may be null. */
public record MarketSearchParams(String query, String category, Integer limit) {
  public MarketSearchParams(String query) {
    this(query, null, null);
  }
}

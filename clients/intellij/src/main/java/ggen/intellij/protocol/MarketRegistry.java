package ggen.intellij.protocol;

/** A registry that was asked; {@code updated} and {@code problem} may be null. */
public record MarketRegistry(String name, String kind, String updated, String problem) {
  /** Whether it is the bundled one, which must never be shown as the marketplace. */
  public boolean isSamples() {
    return "samples".equals(kind);
  }
}

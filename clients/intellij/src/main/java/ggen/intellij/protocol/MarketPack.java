package ggen.intellij.protocol;

import java.util.List;

/** One pack as a list shows it; {@code category} to {@code rating} and {@code installed} may be null. */
public record MarketPack(
    String id,
    String name,
    String version,
    String description,
    String category,
    String author,
    String license,
    Long downloads,
    Double rating,
    List<String> tags,
    List<String> templates,
    String registry,
    String installed) {}

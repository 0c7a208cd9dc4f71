package ggen.intellij.protocol;

/** Of {@code ggen/fileKind}: {@code template}, the kind of a manifest, or null where the file is not ggen's. */
public record FileKindResult(String kind) {}

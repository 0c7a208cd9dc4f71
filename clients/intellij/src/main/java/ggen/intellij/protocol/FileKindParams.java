package ggen.intellij.protocol;

/** Of {@code ggen/fileKind}. */
public record FileKindParams(String uri) {}

package ggen.intellij.protocol;

/** Of {@code ggen/templates}; {@code reference} may be null: all. */
public record TemplatesParams(String reference) {}

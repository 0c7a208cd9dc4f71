package ggen.intellij.protocol;

/** What the server answers under {@code capabilities.experimental.ggen}. */
public record GgenServerCapabilities(Integer protocol, String version) {}

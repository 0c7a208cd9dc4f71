package ggen.intellij.protocol;

import java.util.List;

/** Of {@code ggen/status}. */
public record StatusResult(
    String version, int protocol, List<String> roots, int templates, boolean indexing, boolean trusted) {}

package ggen.intellij.protocol;

import java.util.List;

/** Of {@code ggen/templates}: by name. */
public record TemplatesResult(List<TemplateEntry> templates) {
  public record TemplateEntry(String uri, String name) {}
}

package ggen.intellij.scenario;

import java.util.List;
import java.util.Map;

/** A step of {@code test/scenarios/four-uses.json}; the README beside it says what each field means. What is absent is null. */
public record Step(
    String id,
    Map<String, Object> expect,
    String file,
    String after,
    String insert,
    String accept,
    String code,
    String title,
    String query,
    @com.google.gson.annotations.SerializedName("do") String action) {

  String expected(String field) {
    return (String) expect.get(field);
  }

  @SuppressWarnings("unchecked")
  List<String> expectedList(String field) {
    return (List<String>) expect.get(field);
  }

  /** The scenario itself. */
  public record Scenario(String name, String workspace, List<Step> steps) {}
}

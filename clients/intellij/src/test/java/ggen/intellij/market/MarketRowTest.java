package ggen.intellij.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.protocol.MarketPack;
import ggen.intellij.protocol.MarketRegistry;
import ggen.intellij.protocol.MarketSearchResult;
import java.awt.Component;
import java.awt.Container;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;

class MarketRowTest {
  private static final List<MarketRegistry> REGISTRIES =
      List.of(
          new MarketRegistry("house", "index", "2026-01-02T03:04:05Z", null),
          new MarketRegistry("far", "index", null, "It did not answer."),
          new MarketRegistry("samples", "samples", "2026-11-01T00:00:00Z", null));

  @Test
  void keepsTheOrderAndNeverCallsSamplesAMarketplace() {
    MarketSearchResult result = new MarketSearchResult(List.of(pack("axum", "house"), pack("plain", "samples")), 2, REGISTRIES);
    assertEquals(
        List.of(
            new MarketRow.Heading("house, as of 2026-01-02", false),
            new MarketRow.Pack(pack("axum", "house")),
            new MarketRow.Heading("Bundled samples", true),
            new MarketRow.Pack(pack("plain", "samples")),
            new MarketRow.Note("far could not be read", "It did not answer.")),
        MarketRow.rows(result));
  }

  @Test
  void saysThatNothingMatches() {
    assertEquals(
        List.of(new MarketRow.Note("No pack matches", "Try fewer or other words.")),
        MarketRow.rows(new MarketSearchResult(List.of(), 0, List.of())));
  }

  @Test
  void quotesAnIdThatTomlWouldNotReadBare() {
    assertEquals("axum = \"^1.0.0\"", PackPage.dependencyLine(pack("axum", "house")));
    assertEquals("\"io.example/a\\\"b\" = \"^1.0.0\"", PackPage.dependencyLine(pack("io.example/a\"b", "house")));
  }

  @Test
  void takesNoTextOfARegistryForHtml() {
    String evil = "<html><img src='file:///etc/passwd'>";
    MarketRow row = new MarketRow.Pack(new MarketPack(evil, evil, evil, evil, evil, evil, evil, 1L, 1.0, List.of(evil), List.of(evil), evil, evil));
    assertFalse(PackPage.of(row).contains("<img"));
    assertFalse(PackPage.of(new MarketRow.Note(evil, evil)).contains("<img"));
    Component drawn = new MarketRowRenderer().getListCellRendererComponent(new JList<>(), row, 0, false, false);
    assertTrue(labels(drawn) > 0);
  }

  /** How many labels there are; none of them draws HTML. */
  private static int labels(Component component) {
    int count = 0;
    if (component instanceof JLabel label) {
      assertNull(label.getClientProperty(BasicHTML.propertyKey), label.getText());
      count++;
    }
    if (component instanceof Container container) for (Component each : container.getComponents()) count += labels(each);
    return count;
  }

  private static MarketPack pack(String id, String registry) {
    return new MarketPack(id, id, "1.0.0", "", null, null, null, null, null, List.of(), List.of(), registry, null);
  }
}

package ggen.intellij.market;

import ggen.intellij.GgenBundle;
import ggen.intellij.protocol.MarketPack;
import ggen.intellij.ui.PlainLabel;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** Draws a line of the list: id, version and rating of a pack above its description; headings and notes plainer. */
final class MarketRowRenderer extends JPanel implements ListCellRenderer<MarketRow> {
  private static final long serialVersionUID = 1L;

  private final JLabel title = new PlainLabel("");
  private final JLabel version = new PlainLabel("");
  private final JLabel facts = new PlainLabel("");
  private final JLabel description = new PlainLabel("");

  MarketRowRenderer() {
    super(new BorderLayout(0, 2));
    JPanel first = new JPanel(new BorderLayout(8, 0));
    first.setOpaque(false);
    first.add(title, BorderLayout.WEST);
    first.add(version, BorderLayout.CENTER);
    first.add(facts, BorderLayout.EAST);
    facts.setHorizontalAlignment(SwingConstants.RIGHT);
    add(first, BorderLayout.NORTH);
    add(description, BorderLayout.CENTER);
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends MarketRow> list, MarketRow row, int index, boolean isSelected, boolean hasFocus) {
    Font font = list.getFont();
    setBackground(isSelected ? list.getSelectionBackground() : list.getBackground());
    Color strong = isSelected ? list.getSelectionForeground() : list.getForeground();
    Color muted = isSelected ? list.getSelectionForeground() : UIManager.getColor("Label.disabledForeground");
    title.setFont(font.deriveFont(row instanceof MarketRow.Heading ? Font.PLAIN : Font.BOLD));
    title.setForeground(row instanceof MarketRow.Heading ? muted : strong);
    for (JLabel label : new JLabel[] {version, facts, description}) {
      label.setFont(font);
      label.setForeground(muted);
    }
    setBorder(BorderFactory.createEmptyBorder(row instanceof MarketRow.Heading ? 10 : 6, 12, 6, 12));
    if (row instanceof MarketRow.Pack pack) show(pack.pack());
    else if (row instanceof MarketRow.Note note) show(note.label(), "", "", note.detail());
    else if (row instanceof MarketRow.Heading heading) show(heading.label(), "", "", "");
    description.setVisible(!description.getText().isEmpty());
    return this;
  }

  private void show(MarketPack pack) {
    show(pack.id(), pack.version(), factsOf(pack), pack.description());
  }

  private void show(String titleText, String versionText, String factsText, String descriptionText) {
    title.setText(titleText);
    version.setText(versionText);
    facts.setText(factsText);
    description.setText(descriptionText);
    getAccessibleContext().setAccessibleName(String.join(" ", titleText, versionText, factsText, descriptionText));
  }

  private static String factsOf(MarketPack pack) {
    String rating = pack.rating() == null ? "" : String.format(Locale.ENGLISH, "★ %.1f", pack.rating());
    if (pack.installed() == null) return rating;
    String installed =
        pack.installed().equals(pack.version())
            ? GgenBundle.message("market.installed")
            : GgenBundle.message("market.installed.other", pack.installed());
    return (installed + "  " + rating).strip();
  }
}

package ggen.intellij.settings;

import ggen.intellij.GgenBundle;
import ggen.intellij.server.Installation;
import ggen.intellij.ui.PlainLabel;
import ggen.intellij.ui.TextChanges;
import java.awt.BorderLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/** The settings page: two paths, and below them what would be run with these. */
final class SettingsForm extends JPanel {
  private static final long serialVersionUID = 1L;

  /** What a pair of settings leads to. */
  interface Finder {
    Installation find(String nodePath, String serverPath) throws Installation.Missing;
  }

  private final JTextField node = new JTextField();
  private final JTextField server = new JTextField();
  private final PlainLabel outcome = new PlainLabel(" ");
  private final transient Finder finder;

  SettingsForm(Finder finder) {
    super(new BorderLayout());
    this.finder = finder;
    JPanel rows = new JPanel(new GridBagLayout());
    addRow(rows, 0, GgenBundle.message("settings.node"), node);
    addRow(rows, 1, GgenBundle.message("settings.server"), server);
    rows.add(outcome, at(1, 2));
    add(rows, BorderLayout.NORTH);
    TextChanges.listen(node, this::showOutcome);
    TextChanges.listen(server, this::showOutcome);
    showOutcome();
  }

  String nodePath() {
    return node.getText().strip();
  }

  String serverPath() {
    return server.getText().strip();
  }

  String outcome() {
    return outcome.getText();
  }

  void setPaths(String nodePath, String serverPath) {
    node.setText(nodePath);
    server.setText(serverPath);
  }

  private void showOutcome() {
    try {
      Installation found = finder.find(nodePath(), serverPath());
      outcome.setText(GgenBundle.message("settings.found", found.node(), found.server()));
    } catch (Installation.Missing missing) {
      outcome.setText(missing.getMessage());
    }
  }

  private static void addRow(JPanel rows, int row, String text, JTextField field) {
    JLabel label = new JLabel(text);
    label.setLabelFor(field);
    rows.add(label, at(0, row));
    rows.add(field, at(1, row));
  }

  private static GridBagConstraints at(int column, int row) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = row;
    place.weightx = column;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.insets = new Insets(4, 4, 4, 4);
    return place;
  }
}

package ggen.intellij.ui;

import javax.swing.JLabel;

/** A label that never takes its text for HTML: for what registries, files and servers say. */
public final class PlainLabel extends JLabel {
  private static final long serialVersionUID = 1L;

  public PlainLabel(String text) {
    // Before any text, which is looked at when it is set.
    putClientProperty("html.disable", Boolean.TRUE);
    setText(text);
  }
}

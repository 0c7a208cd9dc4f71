package ggen.intellij.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import javax.swing.JTextField;
import javax.swing.UIManager;

/** A text field with a lens at its left, and a hint while it is empty; neither depends on the look and feel. */
public final class SearchField extends JTextField {
  private static final long serialVersionUID = 1L;
  private static final int LENS = 22;

  private final String hint;

  public SearchField(String hint) {
    this.hint = hint;
    getAccessibleContext().setAccessibleDescription(hint);
  }

  @Override
  public Insets getInsets() {
    Insets insets = super.getInsets();
    return new Insets(insets.top, insets.left + LENS, insets.bottom, insets.right);
  }

  @Override
  public Insets getInsets(Insets reused) {
    Insets insets = getInsets();
    reused.set(insets.top, insets.left, insets.bottom, insets.right);
    return reused;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    super.paintComponent(graphics);
    Graphics2D pen = (Graphics2D) graphics.create();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    Color muted = UIManager.getColor("Label.disabledForeground");
    pen.setColor(muted == null ? Color.GRAY : muted);
    int left = getInsets().left - LENS + 4;
    int top = getHeight() / 2 - 6;
    pen.setStroke(new BasicStroke(1.4f));
    pen.drawOval(left, top, 8, 8);
    pen.drawLine(left + 8, top + 8, left + 12, top + 12);
    if (getText().isEmpty()) {
      pen.setFont(getFont());
      int baseline = getBaseline(getWidth(), getHeight());
      pen.drawString(hint, getInsets().left, baseline < 0 ? getHeight() / 2 + 4 : baseline);
    }
    pen.dispose();
  }
}

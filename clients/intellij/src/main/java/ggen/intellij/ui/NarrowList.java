package ggen.intellij.ui;

import javax.swing.JList;
import javax.swing.ListModel;
import javax.swing.ListSelectionModel;

/** A list as wide as the place there is, so that long texts end in dots and nothing is cut off at the right. One line is selected. */
public final class NarrowList<T> extends JList<T> {
  private static final long serialVersionUID = 1L;

  public NarrowList(ListModel<T> model) {
    super(model);
    setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }
}

package ggen.intellij.market;

import ggen.intellij.GgenBundle;
import ggen.intellij.protocol.MarketSearchParams;
import ggen.intellij.protocol.MarketSearchResult;
import ggen.intellij.ui.NarrowList;
import ggen.intellij.ui.PlainLabel;
import ggen.intellij.ui.Problems;
import ggen.intellij.ui.SearchField;
import ggen.intellij.ui.TextChanges;
import java.awt.BorderLayout;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/**
 * The marketplace: a field that searches as one types, the packs found in the server's order, and the page of the selected one.
 *
 * <p>Swing alone, nothing of the platform, so that tests can show it. Everything here runs on the event thread.
 */
public final class MarketPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int PAUSE_MILLISECONDS = 120;
  private static final int WIDE = 640;

  private final SearchField field = new SearchField(GgenBundle.message("market.placeholder"));
  private final DefaultListModel<MarketRow> rows = new DefaultListModel<>();
  private final JList<MarketRow> list = new NarrowList<>(rows);
  private final JEditorPane page = new JEditorPane("text/html", "");
  private final JButton copy = new JButton(GgenBundle.message("market.copy"));
  private final PlainLabel footer = new PlainLabel(" ");
  private final JSplitPane split = new JSplitPane();
  private final Timer pause = new Timer(PAUSE_MILLISECONDS, event -> searchNow());
  private final transient MarketClient client;
  private transient CompletableFuture<MarketSearchResult> running = CompletableFuture.completedFuture(null);

  public MarketPanel(MarketClient client) {
    super(new BorderLayout());
    this.client = client;
    pause.setRepeats(false);
    add(top(), BorderLayout.NORTH);
    add(middle(), BorderLayout.CENTER);
    footer.setBorder(BorderFactory.createEmptyBorder(4, 12, 4, 12));
    add(footer, BorderLayout.SOUTH);
    searchNow();
  }

  /** Puts words into the field and searches for them. */
  public void search(String words) {
    field.setText(words);
  }

  /** Where the focus belongs when the panel is opened. */
  public JComponent field() {
    return field;
  }

  JList<MarketRow> packList() {
    return list;
  }

  String pageText() {
    return page.getText();
  }

  String footerText() {
    return footer.getText();
  }

  JButton copyButton() {
    return copy;
  }

  private JComponent top() {
    TextChanges.listen(field, pause::restart);
    field.addActionListener(event -> searchNow());
    field.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyPressed(KeyEvent event) {
            if (event.getKeyCode() == KeyEvent.VK_DOWN) list.requestFocusInWindow();
          }
        });
    JPanel top = new JPanel(new BorderLayout());
    top.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    top.add(field);
    return top;
  }

  private JComponent middle() {
    list.setCellRenderer(new MarketRowRenderer());
    list.addListSelectionListener(event -> showSelected());
    JScrollPane packs = new JScrollPane(list);
    packs.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    page.setEditable(false);
    page.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, Boolean.TRUE);
    page.setBorder(BorderFactory.createEmptyBorder());
    page.setFont(list.getFont());
    copy.addActionListener(event -> copySelected());
    JPanel buttons = new JPanel(new BorderLayout());
    buttons.setBorder(BorderFactory.createEmptyBorder(6, 12, 6, 12));
    buttons.add(copy, BorderLayout.WEST);
    JPanel details = new JPanel(new BorderLayout());
    details.add(new JScrollPane(page), BorderLayout.CENTER);
    details.add(buttons, BorderLayout.SOUTH);
    for (JComponent each : List.of(packs, (JComponent) details.getComponent(0), split))
      each.setBorder(BorderFactory.createEmptyBorder());
    split.setLeftComponent(packs);
    split.setRightComponent(details);
    split.setResizeWeight(0.5);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent event) {
            layOut();
          }
        });
    return split;
  }

  /** Beside each other where there is room, as in a tool window at the bottom; else one above the other. */
  private void layOut() {
    int orientation = getWidth() >= WIDE ? JSplitPane.HORIZONTAL_SPLIT : JSplitPane.VERTICAL_SPLIT;
    if (orientation == split.getOrientation() && split.getClientProperty("laid out") != null) return;
    split.putClientProperty("laid out", Boolean.TRUE);
    split.setOrientation(orientation);
    split.setDividerLocation(orientation == JSplitPane.HORIZONTAL_SPLIT ? getWidth() / 2 : getHeight() * 45 / 100);
  }

  private void searchNow() {
    pause.stop();
    running.cancel(true);
    footer.setText(GgenBundle.message("market.searching"));
    CompletableFuture<MarketSearchResult> mine = client.search(new MarketSearchParams(field.getText()));
    running = mine;
    mine.whenComplete(
        (result, problem) ->
            SwingUtilities.invokeLater(
                () -> {
                  if (running != mine || mine.isCancelled()) return;
                  if (problem == null) show(result);
                  else show(List.of(new MarketRow.Note(GgenBundle.message("market.failed"), Problems.sentence(problem))), "");
                }));
  }

  private void show(MarketSearchResult result) {
    int shown = result.packs().size();
    String count =
        shown == result.total()
            ? GgenBundle.message("market.count", Integer.toString(shown))
            : GgenBundle.message("market.count.of", Integer.toString(shown), Integer.toString(result.total()));
    show(MarketRow.rows(result), count);
  }

  private void show(List<MarketRow> found, String count) {
    rows.clear();
    rows.addAll(found);
    footer.setText(count.isEmpty() ? " " : count);
    int firstPack = 0;
    while (firstPack < found.size() - 1 && !(found.get(firstPack) instanceof MarketRow.Pack)) firstPack++;
    list.setSelectedIndex(firstPack);
    list.ensureIndexIsVisible(0);
  }

  private void showSelected() {
    MarketRow row = list.getSelectedValue();
    page.setText(PackPage.of(row));
    page.setCaretPosition(0);
    copy.setVisible(row instanceof MarketRow.Pack);
  }

  private void copySelected() {
    if (!(list.getSelectedValue() instanceof MarketRow.Pack row)) return;
    StringSelection line = new StringSelection(PackPage.dependencyLine(row.pack()));
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(line, line);
    footer.setText(GgenBundle.message("market.copied"));
  }
}

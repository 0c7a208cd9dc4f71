package ggen.intellij.templates;

import ggen.intellij.GgenBundle;
import ggen.intellij.protocol.TemplatesResult;
import ggen.intellij.protocol.TemplatesResult.TemplateEntry;
import ggen.intellij.ui.NarrowList;
import ggen.intellij.ui.PlainLabel;
import ggen.intellij.ui.Problems;
import ggen.intellij.ui.SearchField;
import ggen.intellij.ui.TextChanges;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.event.HierarchyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;

/**
 * The templates of the workspace: a field that narrows the list, and what one does with a template.
 *
 * <p>Swing alone, nothing of the platform. The list is asked for whenever the panel comes into sight. Everything here runs on the event
 * thread.
 */
public final class TemplatesPanel extends JPanel {
  private static final long serialVersionUID = 1L;

  /** Where templates come from and what is done with the one that is chosen. */
  public interface Client {
    /** Completes on any thread; a failure's message is shown to the user. */
    CompletableFuture<TemplatesResult> templates();

    void generate(String uri);

    void open(String uri);
  }

  private final SearchField field = new SearchField(GgenBundle.message("templates.placeholder"));
  private final DefaultListModel<TemplateEntry> shown = new DefaultListModel<>();
  private final JList<TemplateEntry> list = new NarrowList<>(shown);
  private final JButton generate = new JButton(GgenBundle.message("templates.generate"));
  private final JButton open = new JButton(GgenBundle.message("templates.open"));
  private final PlainLabel footer = new PlainLabel(" ");
  private final transient Client client;
  private transient List<TemplateEntry> templates = List.of();

  public TemplatesPanel(Client client) {
    super(new BorderLayout());
    this.client = client;
    add(padded(field, 8), BorderLayout.NORTH);
    add(middle(), BorderLayout.CENTER);
    add(bottom(), BorderLayout.SOUTH);
    TextChanges.listen(field, this::narrow);
    list.addListSelectionListener(event -> enableButtons());
    enableButtons();
    addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) reload();
        });
  }

  /** Where the focus belongs when the panel is opened. */
  public JComponent field() {
    return field;
  }

  JList<TemplateEntry> templateList() {
    return list;
  }

  JButton generateButton() {
    return generate;
  }

  String footerText() {
    return footer.getText();
  }

  private JComponent middle() {
    list.setCellRenderer(new NameRenderer());
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getClickCount() == 2 && list.getSelectedValue() != null) client.open(list.getSelectedValue().uri());
          }
        });
    JScrollPane scroll = new JScrollPane(list);
    scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    return scroll;
  }

  private JComponent bottom() {
    generate.addActionListener(event -> client.generate(list.getSelectedValue().uri()));
    open.addActionListener(event -> client.open(list.getSelectedValue().uri()));
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT, 8, 6));
    buttons.add(generate);
    buttons.add(open);
    footer.setBorder(BorderFactory.createEmptyBorder(0, 12, 4, 12));
    JPanel bottom = new JPanel(new BorderLayout());
    bottom.add(buttons, BorderLayout.NORTH);
    bottom.add(footer, BorderLayout.SOUTH);
    return bottom;
  }

  private void reload() {
    client
        .templates()
        .whenComplete(
            (result, problem) ->
                SwingUtilities.invokeLater(
                    () -> {
                      if (problem != null) {
                        footer.setText(Problems.sentence(problem));
                        return;
                      }
                      templates = result.templates();
                      narrow();
                    }));
  }

  /** Those with all the words of the field somewhere in their names. */
  private void narrow() {
    TemplateEntry before = list.getSelectedValue();
    String[] words = field.getText().strip().toLowerCase(Locale.ROOT).split("\\s+");
    shown.clear();
    for (TemplateEntry each : templates) {
      String name = each.name().toLowerCase(Locale.ROOT);
      if (List.of(words).stream().allMatch(name::contains)) shown.addElement(each);
    }
    list.setSelectedIndex(Math.max(0, shown.indexOf(before)));
    String count = GgenBundle.message("templates.count", Integer.toString(shown.size()), Integer.toString(templates.size()));
    footer.setText(templates.isEmpty() ? GgenBundle.message("templates.none") : count);
    enableButtons();
  }

  private void enableButtons() {
    boolean isChosen = list.getSelectedValue() != null;
    generate.setEnabled(isChosen);
    open.setEnabled(isChosen);
  }

  private static JComponent padded(JComponent component, int width) {
    JPanel around = new JPanel(new BorderLayout());
    around.setBorder(BorderFactory.createEmptyBorder(width, width, width, width));
    around.add(component);
    return around;
  }

  private static final class NameRenderer extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    NameRenderer() {
      putClientProperty("html.disable", Boolean.TRUE);
    }

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean isSelected, boolean hasFocus) {
      super.getListCellRendererComponent(list, ((TemplateEntry) value).name(), index, isSelected, hasFocus);
      setBorder(BorderFactory.createEmptyBorder(4, 12, 4, 12));
      return this;
    }
  }
}

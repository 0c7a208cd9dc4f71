package ggen.intellij.toolwindow;

import com.intellij.openapi.project.Project;
import com.intellij.openapi.wm.ToolWindow;
import com.intellij.openapi.wm.ToolWindowManager;
import com.intellij.ui.content.Content;
import ggen.intellij.Ggen;
import ggen.intellij.market.MarketPanel;
import ggen.intellij.templates.TemplatesPanel;
import java.util.function.Consumer;
import javax.swing.JComponent;

/** The tool window as actions open it. */
public final class GgenToolWindow {
  private GgenToolWindow() {}

  /** Opens the marketplace; searches for {@code words} unless they are null. */
  public static void showMarket(Project project, String words) {
    show(
        project,
        MarketPanel.class,
        panel -> {
          if (words != null) panel.search(words);
          panel.field().requestFocusInWindow();
        });
  }

  /** Opens the list of templates. */
  public static void showTemplates(Project project) {
    show(project, TemplatesPanel.class, panel -> panel.field().requestFocusInWindow());
  }

  private static <T extends JComponent> void show(Project project, Class<T> panel, Consumer<T> then) {
    ToolWindow window = ToolWindowManager.getInstance(project).getToolWindow(Ggen.TOOL_WINDOW_ID);
    window.activate(
        () -> {
          for (Content tab : window.getContentManager().getContents()) {
            if (!panel.isInstance(tab.getComponent())) continue;
            window.getContentManager().setSelectedContent(tab);
            then.accept(panel.cast(tab.getComponent()));
          }
        });
  }
}

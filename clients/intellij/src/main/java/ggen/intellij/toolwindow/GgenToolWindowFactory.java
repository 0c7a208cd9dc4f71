package ggen.intellij.toolwindow;

import com.intellij.openapi.project.DumbAware;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.wm.ToolWindow;
import com.intellij.openapi.wm.ToolWindowFactory;
import com.intellij.openapi.wm.ToolWindowManager;
import com.intellij.ui.content.Content;
import com.intellij.ui.content.ContentFactory;
import ggen.intellij.Ggen;
import ggen.intellij.GgenBundle;
import ggen.intellij.market.MarketPanel;
import ggen.intellij.server.GgenServers;

/** The tool window; opening it starts the server, whatever files the project has (product, decision 28). */
public final class GgenToolWindowFactory implements ToolWindowFactory, DumbAware {
  @Override
  public void createToolWindowContent(Project project, ToolWindow toolWindow) {
    MarketPanel panel = new MarketPanel(params -> GgenServers.request(project, server -> server.marketSearch(params)));
    Content market = ContentFactory.getInstance().createContent(panel, GgenBundle.message("toolwindow.market"), false);
    market.setPreferredFocusableComponent(panel.field());
    toolWindow.getContentManager().addContent(market);
  }

  /** Brings the marketplace of an open tool window to the front; searches for `words` unless they are null. */
  public static void showMarket(Project project, String words) {
    ToolWindow window = ToolWindowManager.getInstance(project).getToolWindow(Ggen.TOOL_WINDOW_ID);
    Content market = window.getContentManager().getContent(0);
    if (market == null || !(market.getComponent() instanceof MarketPanel panel)) return;
    window.getContentManager().setSelectedContent(market);
    if (words != null) panel.search(words);
    panel.field().requestFocusInWindow();
  }
}

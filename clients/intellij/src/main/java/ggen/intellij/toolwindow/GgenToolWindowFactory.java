package ggen.intellij.toolwindow;

import com.intellij.openapi.project.DumbAware;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.wm.ToolWindow;
import com.intellij.openapi.wm.ToolWindowFactory;
import com.intellij.ui.content.Content;
import com.intellij.ui.content.ContentFactory;
import ggen.intellij.GgenBundle;
import ggen.intellij.market.MarketPanel;
import ggen.intellij.server.GgenServers;
import ggen.intellij.templates.TemplatesPanel;
import javax.swing.JComponent;

/** Fills the tool window; opening it starts the server, whatever files the project has (product, decision 28). */
public final class GgenToolWindowFactory implements ToolWindowFactory, DumbAware {
  @Override
  public void createToolWindowContent(Project project, ToolWindow toolWindow) {
    MarketPanel market = new MarketPanel(params -> GgenServers.request(project, server -> server.marketSearch(params)));
    addTab(toolWindow, market, market.field(), "toolwindow.market");
    TemplatesPanel templates = new TemplatesPanel(new ProjectTemplates(project));
    addTab(toolWindow, templates, templates.field(), "toolwindow.templates");
  }

  private static void addTab(ToolWindow toolWindow, JComponent panel, JComponent focused, String nameKey) {
    Content content = ContentFactory.getInstance().createContent(panel, GgenBundle.message(nameKey), false);
    content.setPreferredFocusableComponent(focused);
    toolWindow.getContentManager().addContent(content);
  }
}

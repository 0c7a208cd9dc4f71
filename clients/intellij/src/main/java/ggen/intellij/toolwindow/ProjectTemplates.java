package ggen.intellij.toolwindow;

import com.intellij.openapi.project.Project;
import ggen.intellij.editor.Editors;
import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.protocol.TemplatesParams;
import ggen.intellij.protocol.TemplatesResult;
import ggen.intellij.server.GgenServers;
import ggen.intellij.settings.Notifications;
import ggen.intellij.templates.TemplatesPanel;
import ggen.intellij.ui.Problems;
import java.util.concurrent.CompletableFuture;

/** The templates that the project's server knows. */
record ProjectTemplates(Project project) implements TemplatesPanel.Client {
  @Override
  public CompletableFuture<TemplatesResult> templates() {
    return GgenServers.request(project, server -> server.templates(new TemplatesParams(null)));
  }

  @Override
  public void generate(String uri) {
    Editors.generate(project, new GenerateArgs(uri))
        .exceptionally(
            problem -> {
              if (!project.isDisposed()) Notifications.problem(project, Problems.sentence(problem));
              return null;
            });
  }

  @Override
  public void open(String uri) {
    Editors.open(project, uri);
  }
}

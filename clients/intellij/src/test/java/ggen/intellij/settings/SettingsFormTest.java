package ggen.intellij.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.support.Screen;
import ggen.intellij.support.TestIde;
import ggen.intellij.support.TestProject;
import org.junit.jupiter.api.Test;

class SettingsFormTest {
  @Test
  void saysWhatWouldBeRun() throws Exception {
    TestIde ide = TestIde.start();
    String node = ide.settings.nodePath();
    String server = ide.settings.serverPath();
    GgenConfigurable page = new GgenConfigurable();
    SettingsForm form = (SettingsForm) Screen.onEventThread(page::createComponent);
    assertEquals("Runs " + server + " with " + node, form.outcome());
    assertFalse(page.isModified());
    Screen.onEventThread(
        () -> {
          form.setPaths(node, " /no/server ");
          return null;
        });
    assertEquals("The ggen language server is not there: /no/server", form.outcome());
    assertTrue(page.isModified());
    TestProject project = new TestProject(ide);
    ide.projects.add(project);
    Screen.onEventThread(
        () -> {
          form.setPaths(node, server + " ");
          page.apply();
          return null;
        });
    assertFalse(page.isModified());
    assertNotNull(project.session(), "it runs anew");
    project.close();
    ide.projects.clear();
    Screen.onEventThread(
        () -> {
          form.setPaths(node, "/no/server");
          page.apply();
          return null;
        });
    assertEquals("/no/server", ide.settings.getState().serverPath);
  }
}

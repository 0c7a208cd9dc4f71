package ggen.intellij.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ggen.intellij.support.Screen;
import ggen.intellij.support.TestIde;
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
    page.apply();
    assertFalse(page.isModified());
    assertEquals("/no/server", ide.settings.getState().serverPath);
  }
}

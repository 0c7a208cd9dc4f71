package ggen.intellij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.intellij.ide.trustedProjects.TrustedProjectsListener;
import com.intellij.openapi.actionSystem.AnAction;
import com.intellij.openapi.options.Configurable;
import com.intellij.openapi.wm.ToolWindowFactory;
import com.redhat.devtools.lsp4ij.DocumentMatcher;
import com.redhat.devtools.lsp4ij.LanguageServerFactory;
import ggen.intellij.server.Handshake;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jetbrains.plugins.textmate.api.TextMateBundleProvider;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the XML files of the plugin name is there, and is what the platform expects behind the name. */
class PluginXmlTest {
  /** Element, attribute, and what the class behind it must be. */
  private static final Map<String, Class<?>> CLASSES =
      Map.of(
          "action/class", AnAction.class,
          "listener/class", TrustedProjectsListener.class,
          "toolWindow/factoryClass", ToolWindowFactory.class,
          "applicationConfigurable/instance", Configurable.class,
          "applicationService/serviceImplementation", Object.class,
          "server/factoryClass", LanguageServerFactory.class,
          "fileNamePatternMapping/documentMatcher", DocumentMatcher.class,
          "textmate.bundleProvider/implementation", TextMateBundleProvider.class);

  @Test
  void namesClassesThatFit() throws Exception {
    int found = 0;
    for (String file : List.of("plugin", "ggen-lsp", "ggen-textmate"))
      for (var expected : CLASSES.entrySet()) {
        String[] place = expected.getKey().split("/");
        for (Element element : elements(file, place[0])) {
          Class<?> named = Class.forName(element.getAttribute(place[1]));
          assertTrue(expected.getValue().isAssignableFrom(named), named.getName());
          assertNotNull(named.getConstructor(), "the platform makes it without arguments");
          found++;
        }
      }
    assertTrue(found >= CLASSES.size(), "each kind is there");
  }

  @Test
  void includesTheWiringAndIconsThatAreThere() throws Exception {
    for (Element include : elements("plugin", "xi:include"))
      assertNotNull(PluginXmlTest.class.getResource(include.getAttribute("href")), include.getAttribute("href"));
    for (String file : List.of("plugin", "ggen-lsp"))
      for (String name : List.of("toolWindow", "group", "server"))
        for (Element element : elements(file, name))
          assertNotNull(PluginXmlTest.class.getResource(element.getAttribute("icon")), name);
    for (Element depends : elements("plugin", "depends"))
      if (depends.hasAttribute("config-file"))
        assertNotNull(PluginXmlTest.class.getResource("/META-INF/" + depends.getAttribute("config-file")));
  }

  @Test
  void hasTheIdsThatJavaKnows() throws Exception {
    assertEquals(Ggen.PLUGIN_ID, elements("plugin", "id").get(0).getTextContent());
    assertEquals(Ggen.TOOL_WINDOW_ID, elements("plugin", "toolWindow").get(0).getAttribute("id"));
    assertEquals(Ggen.NOTIFICATION_GROUP_ID, elements("plugin", "notificationGroup").get(0).getAttribute("id"));
    assertEquals(Ggen.SERVER_ID, elements("ggen-lsp", "server").get(0).getAttribute("id"));
    for (Element mapping : elements("ggen-lsp", "fileNamePatternMapping"))
      assertEquals(Ggen.SERVER_ID, mapping.getAttribute("serverId"));
    List<String> actions = elements("plugin", "action").stream().map(action -> action.getAttribute("id")).toList();
    assertEquals(Handshake.COMMANDS, actions);
  }

  @Test
  void looksAtThePlaceAndTextOfEveryFile() throws Exception {
    List<Element> mappings = elements("ggen-lsp", "fileNamePatternMapping");
    assertTrue(mappings.stream().allMatch(mapping -> mapping.hasAttribute("documentMatcher")));
    List<String> patterns = mappings.stream().flatMap(each -> List.of(each.getAttribute("patterns").split(";")).stream()).toList();
    assertEquals(List.of("*.tmpl", "*.tera", "*.toml", "ggen.lock"), patterns);
  }

  @Test
  void hasATitleForEachActionInTheBundle() throws Exception {
    for (Element action : elements("plugin", "action"))
      assertTrue(!GgenBundle.message("action." + action.getAttribute("id") + ".text").isEmpty());
    for (Element override : elements("plugin", "override-text"))
      if (!override.hasAttribute("use-text-of-place"))
        assertEquals("Generate with ggen", GgenBundle.message("action.ggen.generate." + override.getAttribute("place") + ".text"));
  }

  private static List<Element> elements(String file, String name) throws Exception {
    try (InputStream xml = PluginXmlTest.class.getResourceAsStream("/META-INF/" + file + ".xml")) {
      NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getElementsByTagName(name);
      List<Element> elements = new ArrayList<>();
      for (int at = 0; at < found.getLength(); at++) elements.add((Element) found.item(at));
      return elements;
    }
  }
}

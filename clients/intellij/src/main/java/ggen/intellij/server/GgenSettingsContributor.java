package ggen.intellij.server;

import com.redhat.devtools.lsp4ij.settings.contributors.LanguageServerSettingsContributorBase;
import com.redhat.devtools.lsp4ij.settings.contributors.ServerConfigurationContributor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The server's settings as a JSON editor in LSP4IJ's page of the server; LSP4IJ answers {@code workspace/configuration} from it. Both
 * texts are written from the server's table of settings by {@code scripts/intellij-settings.ts}.
 */
public final class GgenSettingsContributor extends LanguageServerSettingsContributorBase {
  public GgenSettingsContributor() {
    setServerConfigurationContributor(
        new ServerConfigurationContributor() {
          @Override
          public String getDefaultConfigurationContent() {
            return resource("settings.json");
          }

          @Override
          public String getDefaultConfigurationSchemaContent() {
            return resource("settings.schema.json");
          }
        });
  }

  private static String resource(String name) {
    try (InputStream text = GgenSettingsContributor.class.getResourceAsStream("/ggen/" + name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

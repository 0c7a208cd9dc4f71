package com.redhat.devtools.lsp4ij;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.client.LanguageClientImpl;
import com.redhat.devtools.lsp4ij.client.features.LSPClientFeatures;
import com.redhat.devtools.lsp4ij.server.StreamConnectionProvider;
import com.redhat.devtools.lsp4ij.settings.contributors.LanguageServerSettingsContributor;
import org.eclipse.lsp4j.services.LanguageServer;

public interface LanguageServerFactory {
  StreamConnectionProvider createConnectionProvider(Project project);

  default LanguageClientImpl createLanguageClient(Project project) {
    return new LanguageClientImpl(project);
  }

  default Class<? extends LanguageServer> getServerInterface() {
    return LanguageServer.class;
  }

  default LSPClientFeatures createClientFeatures() {
    return new LSPClientFeatures();
  }

  default LanguageServerSettingsContributor createLanguageServerSettingsContributor() {
    return null;
  }
}

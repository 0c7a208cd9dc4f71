package com.redhat.devtools.lsp4ij.settings.contributors;

public interface LanguageServerSettingsContributor {
  ServerConfigurationContributor getServerConfigurationContributor();
}

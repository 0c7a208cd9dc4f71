package com.redhat.devtools.lsp4ij.settings.contributors;

public interface ServerConfigurationContributor {
  String getDefaultConfigurationContent();

  String getDefaultConfigurationSchemaContent();
}

package com.redhat.devtools.lsp4ij.settings.contributors;

public class LanguageServerSettingsContributorBase implements LanguageServerSettingsContributor {
  private ServerConfigurationContributor serverConfigurationContributor;

  @Override
  public ServerConfigurationContributor getServerConfigurationContributor() {
    return serverConfigurationContributor;
  }

  public void setServerConfigurationContributor(ServerConfigurationContributor contributor) {
    this.serverConfigurationContributor = contributor;
  }
}

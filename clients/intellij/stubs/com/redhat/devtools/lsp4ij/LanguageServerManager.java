package com.redhat.devtools.lsp4ij;

import com.intellij.openapi.project.Project;
import java.util.concurrent.CompletableFuture;

public class LanguageServerManager {
  public static LanguageServerManager getInstance(Project project) {
    return project.getService(LanguageServerManager.class);
  }

  public ServerStatus getServerStatus(String languageServerId) {
    throw new UnsupportedOperationException("stub");
  }

  public void start(String languageServerId, StartOptions options) {
    throw new UnsupportedOperationException("stub");
  }

  public CompletableFuture<LanguageServerItem> getLanguageServer(String languageServerId) {
    throw new UnsupportedOperationException("stub");
  }

  public static class StartOptions {
    public StartOptions setForceStart(boolean forceStart) {
      return this;
    }

    public StartOptions setForceRestart(boolean forceRestart) {
      return this;
    }
  }
}

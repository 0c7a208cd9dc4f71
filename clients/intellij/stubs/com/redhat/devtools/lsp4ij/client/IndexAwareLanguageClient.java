package com.redhat.devtools.lsp4ij.client;

import com.intellij.openapi.project.Project;

public class IndexAwareLanguageClient extends LanguageClientImpl {
  public IndexAwareLanguageClient(Project project) {
    super(project);
  }
}

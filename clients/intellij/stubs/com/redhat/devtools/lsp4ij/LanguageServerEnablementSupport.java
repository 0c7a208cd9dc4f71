package com.redhat.devtools.lsp4ij;

import com.intellij.openapi.project.Project;

public interface LanguageServerEnablementSupport {
  boolean isEnabled(Project project);

  void setEnabled(boolean enabled, Project project);
}

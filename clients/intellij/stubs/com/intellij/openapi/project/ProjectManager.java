package com.intellij.openapi.project;

import com.intellij.openapi.application.ApplicationManager;

public abstract class ProjectManager {
  public static ProjectManager getInstance() {
    return ApplicationManager.getApplication().getService(ProjectManager.class);
  }

  public abstract Project[] getOpenProjects();
}

package com.intellij.openapi.application;

import com.intellij.openapi.Disposable;

public class ApplicationManager {
  private static Application application;

  public static Application getApplication() {
    return application;
  }

  public static void setApplication(Application instance, Disposable parent) {
    application = instance;
  }
}

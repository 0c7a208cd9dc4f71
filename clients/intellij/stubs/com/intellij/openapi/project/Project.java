package com.intellij.openapi.project;

public interface Project {
  boolean isDisposed();

  <T> T getService(Class<T> serviceClass);
}

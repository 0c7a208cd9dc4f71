package com.intellij.openapi.vfs;

import java.io.IOException;
import java.io.InputStream;

public abstract class VirtualFile {
  public abstract String getName();

  public abstract VirtualFile getParent();

  public abstract boolean isDirectory();

  public abstract InputStream getInputStream() throws IOException;

  public abstract VirtualFile findChild(String name);

  public abstract java.nio.file.Path toNioPath();
}

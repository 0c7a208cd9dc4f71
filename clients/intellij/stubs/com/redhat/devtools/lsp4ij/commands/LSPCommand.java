package com.redhat.devtools.lsp4ij.commands;

public class LSPCommand {
  public <T> T getArgumentAt(int index, Class<T> type) {
    throw new UnsupportedOperationException("stub");
  }
}

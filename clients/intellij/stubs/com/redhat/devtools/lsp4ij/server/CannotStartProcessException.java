package com.redhat.devtools.lsp4ij.server;

public class CannotStartProcessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStartProcessException(Exception cause) {
    super(cause);
  }

  public CannotStartProcessException(String message) {
    super(message);
  }
}

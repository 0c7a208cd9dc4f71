package com.intellij.execution.configurations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class GeneralCommandLine {
  private final List<String> command;

  public GeneralCommandLine(String... command) {
    this.command = new ArrayList<>(Arrays.asList(command));
  }

  /** Not of the platform: the whole command, for the stub of the connection provider. */
  public List<String> command() {
    return command;
  }
}

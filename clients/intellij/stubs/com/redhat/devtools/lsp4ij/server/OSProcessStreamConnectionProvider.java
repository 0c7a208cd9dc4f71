package com.redhat.devtools.lsp4ij.server;

import com.intellij.execution.configurations.GeneralCommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;

public class OSProcessStreamConnectionProvider implements StreamConnectionProvider {
  private GeneralCommandLine commandLine;
  private Process process;

  public void setCommandLine(GeneralCommandLine commandLine) {
    this.commandLine = commandLine;
  }

  @Override
  public void start() throws CannotStartProcessException {
    if (commandLine == null) throw new CannotStartProcessException("Unable to start language server: " + this);
    try {
      process = new ProcessBuilder(commandLine.command()).redirectError(Redirect.INHERIT).start();
    } catch (IOException problem) {
      throw new CannotStartProcessException(problem);
    }
  }

  @Override
  public InputStream getInputStream() {
    return process.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() {
    return process.getOutputStream();
  }

  @Override
  public void stop() {
    if (process != null) process.destroy();
  }

  /** Not of LSP4IJ: the running process, for tests that wait for its end. */
  public Process process() {
    return process;
  }
}

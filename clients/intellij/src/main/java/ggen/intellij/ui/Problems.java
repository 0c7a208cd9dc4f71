package ggen.intellij.ui;

import java.util.concurrent.CompletionException;

/** What went wrong, as a sentence for the user. */
public final class Problems {
  private Problems() {}

  /** The message of the cause behind a future's failure. Empty: never; a cause without message gives its name. */
  public static String sentence(Throwable problem) {
    Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}

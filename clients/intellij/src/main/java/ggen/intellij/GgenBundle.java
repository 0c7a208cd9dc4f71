package ggen.intellij;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The plugin's texts; `plugin.xml` takes its own from the same file. */
public final class GgenBundle {
  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("messages.GgenBundle", Locale.ENGLISH);

  private GgenBundle() {}

  /** The text of a key with `{0}`, `{1}` ... filled in; numbers are given as text already formatted. Throws: where the key is missing. */
  public static String message(String key, Object... args) {
    String text = TEXTS.getString(key);
    return args.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(args);
  }
}

package ggen.intellij;

/** Text on its way into a component that shows HTML. */
public final class Html {
  private Html() {}

  /** The text with every sign that HTML could read escaped. Registries, files and the server's messages all come through here. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

package ggen.intellij;

/** Names that the plugin's XML files, LSP4IJ and the server know us by; each is spelled here and nowhere else in Java. */
public final class Ggen {
  public static final String PLUGIN_ID = "ggen.ggen-intellij";

  /** Id of the language server in LSP4IJ's registry. */
  public static final String SERVER_ID = "ggen";

  public static final String TOOL_WINDOW_ID = "ggen";

  public static final String NOTIFICATION_GROUP_ID = "ggen";

  private Ggen() {}
}

package ggen.intellij.server;

import com.intellij.psi.PsiFile;
import com.redhat.devtools.lsp4ij.client.features.LSPClientFeatures;

/** Where this client differs from LSP4IJ's defaults. */
public final class GgenClientFeatures extends LSPClientFeatures {
  /** The tool window asks the server while no file of ours is open; without this it would be stopped after five seconds. */
  @Override
  public boolean keepServerAlive() {
    return true;
  }

  @Override
  public String getLineCommentPrefix(PsiFile file) {
    return isTemplate(file) ? null : "#";
  }

  @Override
  public String getBlockCommentPrefix(PsiFile file) {
    return isTemplate(file) ? "{#" : null;
  }

  @Override
  public String getBlockCommentSuffix(PsiFile file) {
    return isTemplate(file) ? "#}" : null;
  }

  private static boolean isTemplate(PsiFile file) {
    return file.getName().endsWith(".tmpl") || file.getName().endsWith(".tera");
  }
}

package com.redhat.devtools.lsp4ij.client.features;

import com.intellij.psi.PsiFile;

public class LSPClientFeatures {
  public boolean keepServerAlive() {
    return false;
  }

  public String getLineCommentPrefix(PsiFile file) {
    return null;
  }

  public String getBlockCommentPrefix(PsiFile file) {
    return null;
  }

  public String getBlockCommentSuffix(PsiFile file) {
    return null;
  }
}

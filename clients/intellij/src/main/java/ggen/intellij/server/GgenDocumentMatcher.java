package ggen.intellij.server;

import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;
import com.redhat.devtools.lsp4ij.AbstractDocumentMatcher;

/** Keeps somebody else's `.tmpl` and `.toml` files from the server. LSP4IJ calls it in a read action off the event thread. */
public final class GgenDocumentMatcher extends AbstractDocumentMatcher {
  @Override
  public boolean match(VirtualFile file, Project project) {
    return Ours.isOurs(file);
  }
}

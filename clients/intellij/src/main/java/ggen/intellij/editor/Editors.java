package ggen.intellij.editor;

import com.intellij.openapi.application.ApplicationManager;
import com.intellij.openapi.editor.Document;
import com.intellij.openapi.fileEditor.FileDocumentManager;
import com.intellij.openapi.fileEditor.FileEditorManager;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.LocalFileSystem;
import com.intellij.openapi.vfs.VirtualFile;
import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.protocol.GenerateResult;
import ggen.intellij.server.Generation;
import ggen.intellij.server.GgenServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** What happens to the IDE's documents and editors. */
public final class Editors {
  private Editors() {}

  /** Generates, saves what was written, and shows the first file. Fails with a sentence for the user. */
  public static CompletableFuture<Void> generate(Project project, GenerateArgs args) {
    return GgenServers.request(project, server -> Generation.run(server, args))
        .thenAccept(result -> ApplicationManager.getApplication().invokeLater(() -> saveAndShow(project, result)));
  }

  /** Shows a file; does nothing where it is gone. Call on the event thread. */
  public static void open(Project project, String uri) {
    VirtualFile file = find(uri);
    if (file != null) FileEditorManager.getInstance(project).openFile(file, true);
  }

  private static void saveAndShow(Project project, GenerateResult result) {
    if (project.isDisposed()) return;
    for (GenerateResult.GeneratedFile generated : result.files()) {
      VirtualFile file = find(generated.uri());
      Document document = file == null ? null : FileDocumentManager.getInstance().getCachedDocument(file);
      if (document != null) FileDocumentManager.getInstance().saveDocument(document);
    }
    if (!result.files().isEmpty()) open(project, result.files().get(0).uri());
  }

  private static VirtualFile find(String uri) {
    return LocalFileSystem.getInstance().refreshAndFindFileByNioFile(Path.of(URI.create(uri)));
  }
}

package ggen.intellij.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * The IDE's documents, edited by the rules of LSP4IJ's {@code LSPIJUtils}, which differ from other clients': a {@code create} that does
 * not say {@code ignoreIfExists} empties a file, an edit of a file that does not exist is dropped without a word, versions are not looked
 * at. A document that is edited without being open stays unsaved and unknown to the server.
 */
public final class Editor {
  private final Map<String, String> documents = new HashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private TextDocumentService server;

  void connect(TextDocumentService textDocuments) {
    server = textDocuments;
  }

  public void open(String uri, String languageId) {
    if (!open.add(uri)) return;
    server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, languageId, nextVersion(uri), text(uri))));
  }

  /** The text of the document, unsaved changes included. */
  public String text(String uri) {
    return documents.computeIfAbsent(uri, absent -> read(path(uri)));
  }

  public void edit(String uri, List<TextEdit> edits) {
    List<TextEdit> backwards = Text.backwards(text(uri), edits);
    documents.put(uri, Text.apply(text(uri), backwards));
    if (!open.contains(uri)) return;
    List<TextDocumentContentChangeEvent> changes =
        backwards.stream()
            .map(edit -> new TextDocumentContentChangeEvent(edit.getRange(), edit.getNewText()))
            .toList();
    VersionedTextDocumentIdentifier document = new VersionedTextDocumentIdentifier(uri, nextVersion(uri));
    server.didChange(new DidChangeTextDocumentParams(document, changes));
  }

  /** Puts text at a place; the place behind it. */
  public Position insert(String uri, Position place, String text) {
    int offset = Text.offset(text(uri), place);
    edit(uri, List.of(new TextEdit(new Range(place, place), text)));
    return Text.position(text(uri), offset + text.length());
  }

  public void save(String uri) {
    write(path(uri), text(uri));
    if (open.contains(uri)) server.didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri)));
  }

  /** What {@code LSPIJUtils.applyWorkspaceEdit} does. */
  public void apply(WorkspaceEdit edit) {
    if (edit.getDocumentChanges() != null) {
      for (Either<TextDocumentEdit, ResourceOperation> change : edit.getDocumentChanges()) {
        if (change.isRight() && change.getRight() instanceof CreateFile create) create(create);
        else if (change.isRight()) throw new UnsupportedOperationException(change.getRight().getKind());
        else if (exists(change.getLeft().getTextDocument().getUri()))
          edit(change.getLeft().getTextDocument().getUri(), plainEdits(change.getLeft()));
      }
    } else if (edit.getChanges() != null) {
      edit.getChanges().forEach(
          (uri, edits) -> {
            if (!exists(uri)) write(path(uri), "");
            edit(uri, edits);
          });
    }
  }

  private static List<TextEdit> plainEdits(TextDocumentEdit edit) {
    return edit.getEdits().stream().filter(Either::isLeft).map(Either::getLeft).toList();
  }

  private void create(CreateFile create) {
    String uri = create.getUri();
    if (!exists(uri)) write(path(uri), "");
    // An absent flag is unboxed, as there: the edit fails with it.
    else if (create.getOptions() != null && !create.getOptions().getIgnoreIfExists()) {
      Position end = Text.position(text(uri), text(uri).length());
      edit(uri, List.of(new TextEdit(new Range(new Position(0, 0), end), "")));
    }
  }

  private int nextVersion(String uri) {
    return versions.merge(uri, 1, Integer::sum);
  }

  private static boolean exists(String uri) {
    return Files.exists(path(uri));
  }

  private static Path path(String uri) {
    return Path.of(URI.create(uri));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

package ggen.intellij.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.protocol.GenerateResult;
import ggen.intellij.protocol.GenerateResult.GeneratedFile;
import ggen.intellij.protocol.MarketSearchParams;
import ggen.intellij.server.Generation;
import ggen.intellij.support.Session;
import ggen.intellij.support.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Somebody who does the scenario's steps in the IDE; the cursor of a file stays where the last step left it. */
final class Actor {
  private final Session session;
  private final Path folder;
  private final Map<String, Position> cursors = new HashMap<>();

  Actor(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /** Throws: an assertion error with what differed from the step's expectation. */
  void perform(Step step) throws IOException {
    int line =
        switch (step.action()) {
          case "open" -> open(step);
          case "insert" -> insert(step);
          case "complete" -> complete(step);
          case "quickFix" -> quickFix(step);
          case "search" -> search(step);
          case "generate" -> generate(step);
          default -> throw new AssertionError("unknown step: " + step.action());
        };
    if (step.expected("line") != null) assertEquals(step.expected("line"), Text.line(session.editor.text(uri(step)), line));
    if (step.expectedList("diagnostics") != null) assertEquals(step.expectedList("diagnostics"), problems(uri(step)));
  }

  private int open(Step step) {
    session.editor.open(uri(step), step.file().endsWith(".toml") ? "toml" : "ggen-template");
    return 0;
  }

  private int insert(Step step) {
    String uri = uri(step);
    if (step.after() != null) {
      String text = session.editor.text(uri);
      int found = text.indexOf(step.after());
      assertTrue(found >= 0, "there is no " + step.after());
      cursors.put(uri, Text.position(text, found + step.after().length()));
    }
    Position place = cursors.getOrDefault(uri, new Position(0, 0));
    return moveTo(uri, session.editor.insert(uri, place, step.insert()));
  }

  private int complete(Step step) {
    insert(step);
    String uri = uri(step);
    Position cursor = cursors.get(uri);
    List<CompletionItem> items = completion(uri, cursor);
    List<String> labels = items.stream().map(CompletionItem::getLabel).toList();
    assertTrue(labels.containsAll(step.expectedList("items")), step.expectedList("items") + " are not all in " + labels);
    CompletionItem chosen = items.get(labels.indexOf(step.accept()));
    // Only the insert range is announced; an item without an edit goes in at the cursor.
    TextEdit edit =
        chosen.getTextEdit() == null
            ? new TextEdit(new Range(cursor, cursor), chosen.getInsertText() == null ? chosen.getLabel() : chosen.getInsertText())
            : chosen.getTextEdit().getLeft();
    int start = Text.offset(session.editor.text(uri), edit.getRange().getStart());
    session.editor.edit(uri, List.of(edit));
    return moveTo(uri, Text.position(session.editor.text(uri), start + edit.getNewText().length()));
  }

  private List<CompletionItem> completion(String uri, Position cursor) {
    CompletionParams params = new CompletionParams(new TextDocumentIdentifier(uri), cursor);
    Either<List<CompletionItem>, CompletionList> answer =
        Session.wait(session.server().getTextDocumentService().completion(params));
    return answer.isLeft() ? answer.getLeft() : answer.getRight().getItems();
  }

  private int quickFix(Step step) {
    String uri = uri(step);
    Diagnostic diagnostic =
        session.diagnostics(uri).stream()
            .filter(each -> step.code().equals(code(each)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no " + step.code()));
    CodeAction action = action(uri, diagnostic.getRange(), List.of(diagnostic), step.title());
    CodeAction resolved =
        action.getEdit() == null ? Session.wait(session.server().getTextDocumentService().resolveCodeAction(action)) : action;
    session.editor.apply(resolved.getEdit());
    return diagnostic.getRange().getStart().getLine();
  }

  private int search(Step step) {
    var found = Session.wait(session.server().marketSearch(new MarketSearchParams(step.query())));
    assertEquals(step.expected("first"), found.packs().get(0).id());
    return 0;
  }

  /** The action's command is the client's own, so what runs is what the plugin's action of that id does. */
  private int generate(Step step) throws IOException {
    String uri = uri(step);
    Path created = folder.resolve(step.expected("created"));
    assertFalse(Files.exists(created), created + " is there already");
    Position start = new Position(0, 0);
    Command command = action(uri, new Range(start, start), List.of(), step.title()).getCommand();
    assertEquals("ggen.generate", command.getCommand());
    Gson gson = new Gson();
    GenerateArgs args = gson.fromJson(gson.toJsonTree(command.getArguments().get(0)), GenerateArgs.class);
    GenerateResult result = Session.wait(Generation.run(session.server(), args));
    assertEquals(List.of(new GeneratedFile(Session.uri(created), "created")), result.files());
    for (GeneratedFile file : result.files()) session.editor.save(file.uri());
    assertEquals(step.expected("text"), Files.readString(created));
    return 0;
  }

  private CodeAction action(String uri, Range range, List<Diagnostic> diagnostics, String title) {
    CodeActionParams params =
        new CodeActionParams(new TextDocumentIdentifier(uri), range, new CodeActionContext(diagnostics));
    List<CodeAction> actions = new ArrayList<>();
    for (var each : Session.wait(session.server().getTextDocumentService().codeAction(params)))
      if (each.isRight()) actions.add(each.getRight());
    return actions.stream()
        .filter(each -> title.equals(each.getTitle()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title + " is not in " + actions.stream().map(CodeAction::getTitle).toList()));
  }

  private List<String> problems(String uri) {
    return session.diagnostics(uri).stream()
        .filter(each -> each.getSeverity() != DiagnosticSeverity.Hint)
        .map(Actor::code)
        .toList();
  }

  private static String code(Diagnostic diagnostic) {
    return diagnostic.getCode() == null ? null : diagnostic.getCode().getLeft();
  }

  private int moveTo(String uri, Position cursor) {
    cursors.put(uri, cursor);
    return cursor.getLine();
  }

  private String uri(Step step) {
    return Session.uri(folder.resolve(step.file()));
  }
}

package ggen.intellij.support;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.server.OSProcessStreamConnectionProvider;
import ggen.intellij.server.GgenClient;
import ggen.intellij.server.GgenLanguageServerFactory;
import ggen.intellij.server.GgenServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ApplyWorkspaceEditParams;
import org.eclipse.lsp4j.ApplyWorkspaceEditResponse;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ClientInfo;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;

/** A project with the plugin at work in it: the plugin's own classes, put together as LSP4IJ puts them together. */
public final class Session implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  public final Editor editor = new Editor();
  public final InitializeResult initialized;

  /** What the server said, for the report of a failed test. */
  public final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private final OSProcessStreamConnectionProvider provider;
  private final GgenServer server;

  public Session(Path... folders) throws IOException {
    Project project = TestIde.project();
    GgenLanguageServerFactory factory = new GgenLanguageServerFactory();
    provider = (OSProcessStreamConnectionProvider) factory.createConnectionProvider(project);
    provider.start();
    Launcher<GgenServer> launcher =
        new Launcher.Builder<GgenServer>()
            .setLocalService(new Client(project))
            .setRemoteInterface(GgenServer.class)
            .setInput(provider.getInputStream())
            .setOutput(provider.getOutputStream())
            .create();
    launcher.startListening();
    server = launcher.getRemoteProxy();
    editor.connect(server.getTextDocumentService());
    InitializeParams params = new InitializeParams();
    params.setProcessId((int) ProcessHandle.current().pid());
    params.setClientInfo(new ClientInfo("IntelliJ IDEA"));
    params.setCapabilities(capabilities());
    params.setWorkspaceFolders(List.of(folders).stream().map(Session::folder).toList());
    params.setInitializationOptions(provider.getInitializationOptions(null));
    initialized = wait(server.initialize(params));
    server.initialized(new InitializedParams());
  }

  public GgenServer server() {
    return server;
  }

  /** Problems of the document as it is now, in document order. */
  public List<Diagnostic> diagnostics(String uri) {
    var report = wait(server.getTextDocumentService().diagnostic(new DocumentDiagnosticParams(new TextDocumentIdentifier(uri))));
    List<Diagnostic> found = new ArrayList<>(report.getRelatedFullDocumentDiagnosticReport().getItems());
    found.sort(Comparator.comparingInt(each -> Text.offset(editor.text(uri), each.getRange().getStart())));
    return found;
  }

  /** The answer; a wait that a slow machine does not reach ends with an error. */
  public static <T> T wait(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException problem) {
      throw new AssertionError(problem.getMessage(), problem);
    }
  }

  /** Ends the server as LSP4IJ does. */
  @Override
  public void close() {
    wait(server.shutdown());
    server.exit();
    wait(provider.process().onExit());
    provider.stop();
  }

  public int exitValue() {
    return provider.process().exitValue();
  }

  /** As LSP4IJ 0.20 announces itself. */
  private static ClientCapabilities capabilities() throws IOException {
    try (InputStream json = Session.class.getResourceAsStream("/lsp4ij-capabilities.json")) {
      Reader text = new InputStreamReader(json, StandardCharsets.UTF_8);
      return new MessageJsonHandler(Map.of()).getGson().fromJson(text, ClientCapabilities.class);
    }
  }

  private static WorkspaceFolder folder(Path path) {
    return new WorkspaceFolder(uri(path), path.getFileName().toString());
  }

  /** As VFS spells it: without a slash at its end. */
  public static String uri(Path path) {
    return path.toUri().toString().replaceFirst("/$", "");
  }

  /** The plugin's client, with what LSP4IJ does in place of what the stub does not. */
  private final class Client extends GgenClient {
    Client(Project project) {
      super(project);
    }

    @Override
    public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
      editor.apply(params.getEdit());
      return CompletableFuture.completedFuture(new ApplyWorkspaceEditResponse(true));
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
      log.add("asked: " + params.getMessage());
      return CompletableFuture.completedFuture(params.getActions().get(0));
    }

    @Override
    public void showMessage(MessageParams params) {
      log.add("shown: " + params.getMessage());
    }

    @Override
    public void logMessage(MessageParams params) {
      log.add("log: " + params.getMessage());
    }

    /** Without settings in LSP4IJ's page: null for each item. */
    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
      return CompletableFuture.completedFuture(new ArrayList<>(Collections.nCopies(params.getItems().size(), null)));
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams params) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void notifyProgress(ProgressParams params) {}

    @Override
    public CompletableFuture<Void> refreshDiagnostics() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshSemanticTokens() {
      return CompletableFuture.completedFuture(null);
    }
  }
}

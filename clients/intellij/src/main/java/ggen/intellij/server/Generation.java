package ggen.intellij.server;

import com.google.gson.Gson;
import ggen.intellij.protocol.GenerateArgs;
import ggen.intellij.protocol.GenerateResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ExecuteCommandParams;

/** Generating, up to the point where an editor takes over. */
public final class Generation {
  private static final Gson GSON = new Gson();

  private Generation() {}

  /** Has the server generate; what it applied stands in unsaved documents afterwards. Fails with the server's sentence for the user. */
  public static CompletableFuture<GenerateResult> run(GgenServer server, GenerateArgs args) {
    ExecuteCommandParams params = new ExecuteCommandParams(GenerateArgs.COMMAND, List.of(GSON.toJsonTree(args)));
    return server
        .getWorkspaceService()
        .executeCommand(params)
        .thenApply(answer -> GSON.fromJson(GSON.toJsonTree(answer), GenerateResult.class))
        .thenApply(result -> result == null ? new GenerateResult(List.of()) : result);
  }
}

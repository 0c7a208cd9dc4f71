package ggen.intellij.server;

import ggen.intellij.protocol.FileKindParams;
import ggen.intellij.protocol.FileKindResult;
import ggen.intellij.protocol.MarketSearchParams;
import ggen.intellij.protocol.MarketSearchResult;
import ggen.intellij.protocol.StatusResult;
import ggen.intellij.protocol.TemplatesParams;
import ggen.intellij.protocol.TemplatesResult;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.services.LanguageServer;

/** What the server answers beyond LSP. */
public interface GgenServer extends LanguageServer {
  @JsonRequest("ggen/market/search")
  CompletableFuture<MarketSearchResult> marketSearch(MarketSearchParams params);

  @JsonRequest("ggen/status")
  CompletableFuture<StatusResult> status();

  @JsonRequest("ggen/templates")
  CompletableFuture<TemplatesResult> templates(TemplatesParams params);

  @JsonRequest("ggen/fileKind")
  CompletableFuture<FileKindResult> fileKind(FileKindParams params);
}

package ggen.intellij.market;

import ggen.intellij.protocol.MarketSearchParams;
import ggen.intellij.protocol.MarketSearchResult;
import java.util.concurrent.CompletableFuture;

/** Whoever searches the registries for the panel: in the IDE the project's server, in a test a server of the test's own. */
@FunctionalInterface
public interface MarketClient {
  /** Completes on any thread; a failure's message is shown to the user. Cancelling the future cancels the search. */
  CompletableFuture<MarketSearchResult> search(MarketSearchParams params);
}

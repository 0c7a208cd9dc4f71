import type { Logger } from "../base/host.ts";
import { type CancellationToken, LSPErrorCodes, ResponseError } from "./languageServer.ts";

/** A refusal with a sentence for the user; the fence lets it through as `RequestFailed`. */
export class UserRefusal extends Error {}

/** What the fence does with our own bugs: log and go on in production, throw in tests. */
export interface FenceOptions {
  readonly log: Logger;
  readonly failOnFeatureError: boolean;
}

/**
 * Runs one request: waits a tick (so that a cancellation that is already on the wire is seen), checks the token, runs, checks
 * again. A bug of ours is logged once with method and stack, and answered with `neutral`; the server lives on.
 *
 * After: json's runSafe, Volar's safeCall.
 */
export async function fenced<T>(
  method: string,
  subject: string,
  neutral: T,
  token: CancellationToken,
  options: FenceOptions,
  run: () => T | Promise<T>,
): Promise<T | ResponseError<void>> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  if (token.isCancellationRequested) return cancelled();
  try {
    const result = await run();
    return token.isCancellationRequested ? cancelled() : result;
  } catch (error) {
    if (error instanceof ResponseError) return error;
    if (error instanceof UserRefusal) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    options.log.error(`${method} failed on ${subject}: ${error instanceof Error ? error.stack : String(error)}`);
    if (options.failOnFeatureError) throw error;
    return neutral;
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

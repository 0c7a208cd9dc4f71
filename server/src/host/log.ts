import type { RemoteConsole } from "vscode-languageserver/node";
import type { Logger } from "../base/host.ts";

/** What looks like a credential is not for a log: bearer tokens, basic authentication, user information in an address. */
const SECRETS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, "$1 ***"],
  [/(\w+:\/\/)[^/\s:@]+:[^/\s@]+@/g, "$1***@"],
  [/\b(token|password|secret|api[-_]?key)(["']?\s*[:=]\s*["']?)[^\s"',}]+/gi, "$1$2***"],
];

/** A logger that writes to the client's output channel, with secrets taken out (product decision 14). */
export function clientLogger(console: RemoteConsole): Logger {
  return {
    debug: (message) => console.debug(redact(message)),
    info: (message) => console.info(redact(message)),
    warn: (message) => console.warn(redact(message)),
    error: (message) => console.error(redact(message)),
  };
}

/** The message without what looks like a credential. */
export function redact(message: string): string {
  return SECRETS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message);
}

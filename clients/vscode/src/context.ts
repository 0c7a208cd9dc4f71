import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { createStatus, type Status } from "./status.ts";
import { traceChannel } from "./trace.ts";

/** What every part of the extension works with. */
export interface Context {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** The same log, for the messages between client and server. */
  readonly trace: vscode.LogOutputChannel;
  readonly status: Status;
  /** Fires after the server has answered `initialize`, at the first start and at every later one. */
  readonly onDidStart: vscode.EventEmitter<LanguageClient>;
  /** Absent until somebody needed the server, and after it was stopped. */
  client?: LanguageClient;
  /** The start under way or done; rejected starts are forgotten, so that the next need tries again. */
  starting?: Promise<LanguageClient>;
}

/** The context with its log and status item, all disposed with the extension. */
export function createContext(extension: vscode.ExtensionContext): Context {
  const log = vscode.window.createOutputChannel("ggen", { log: true });
  const status = createStatus();
  const onDidStart = new vscode.EventEmitter<LanguageClient>();
  extension.subscriptions.push(log, status, onDidStart);
  return { extension, log, trace: traceChannel(extension, log), status, onDidStart };
}

import { existsSync } from "node:fs";
import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type NodeModule,
  State,
  TransportKind,
} from "vscode-languageclient/node";
import {
  COMMANDS,
  type GgenClientOptions,
  type GgenServerCapabilities,
  PROTOCOL_VERSION,
} from "../../../server/src/protocol/index.ts";
import type { Context } from "./context.ts";
import { languageMiddleware } from "./languages.ts";
import { DOCUMENT_PATTERNS } from "./ours.ts";

/**
 * The running client; starts the server when this is the first need of it.
 *
 * Errors: rejects when the server cannot start, after the user was told once; the next call tries again.
 */
export async function startServer(context: Context): Promise<LanguageClient> {
  // One that crashed too often is not started again by itself.
  if (context.client?.needsStart()) await stopServer(context);
  context.starting ??= start(context).catch((error: unknown) => {
    context.starting = undefined;
    context.client = undefined;
    throw error;
  });
  return context.starting;
}

/** Stops the server where it runs. Errors: none; a server that does not stop in time is killed. */
export async function stopServer(context: Context): Promise<void> {
  // One that is still starting cannot be stopped.
  await context.starting?.catch(() => undefined);
  const client = context.client;
  context.starting = undefined;
  context.client = undefined;
  await client?.dispose().catch((error: unknown) => context.log.warn(`stopping the server: ${error}`));
}

/** Stops and starts the server, with the settings and the trust of this moment. */
export async function restartServer(context: Context): Promise<LanguageClient> {
  await stopServer(context);
  return startServer(context);
}

async function start(context: Context): Promise<LanguageClient> {
  context.status.starting();
  const module = serverModule(context);
  try {
    if (!existsSync(module)) throw new Error(`the language server is not at ${module}`);
    const run: NodeModule = { module, transport: TransportKind.stdio };
    const debug: NodeModule = { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } };
    const client = new LanguageClient("ggen", "ggen", { run, debug }, clientOptions(context));
    context.client = client;
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) context.status.starting();
      if (newState === State.Stopped) context.status.stopped("The ggen language server is not running");
      if (newState === State.Running) greet(context, client);
    });
    await client.start();
    return client;
  } catch (error) {
    context.log.error(`the server did not start: ${error}`);
    context.status.stopped(`The ggen language server did not start: ${messageOf(error)}`);
    void offerHelp(`ggen: the language server did not start: ${messageOf(error)}`);
    throw error;
  }
}

/** The bundled server, or the one that the user's settings name (never a folder's own: the setting has machine scope). */
export function serverModule(context: Context): string {
  const chosen = vscode.workspace.getConfiguration("ggen").get<string | null>("server.path");
  return chosen || context.extension.asAbsolutePath("server/dist/ggen-ls.js");
}

function clientOptions(context: Context): LanguageClientOptions {
  const ggen: GgenClientOptions = {
    protocol: PROTOCOL_VERSION,
    commands: COMMANDS.flatMap((command) => (command.client === undefined ? [] : [command.client])),
    ui: ["diff"],
    trusted: vscode.workspace.isTrusted,
  };
  return {
    documentSelector: [
      { scheme: "file", language: "ggen-template" },
      { scheme: "untitled", language: "ggen-template" },
      ...DOCUMENT_PATTERNS.map((pattern) => ({ scheme: "file", pattern })),
    ],
    initializationOptions: { ggen },
    outputChannel: context.log,
    traceOutputChannel: context.trace,
    synchronize: { configurationSection: "ggen" },
    diagnosticCollectionName: "ggen",
    middleware: languageMiddleware(context),
    // The one message about a failed start is ours, with the way to the log.
    initializationFailedHandler: () => false,
  };
}

/** Compares protocol versions (product, decision 18) and says that all is well. */
function greet(context: Context, client: LanguageClient): void {
  const server = client.initializeResult?.capabilities.experimental?.ggen as GgenServerCapabilities | undefined;
  if (server?.protocol !== PROTOCOL_VERSION) {
    const spoken = server === undefined ? "does not speak ggen's protocol" : `speaks protocol ${server.protocol}`;
    const message = `ggen: this extension speaks protocol ${PROTOCOL_VERSION}, the language server ${spoken}. Update the older of the two.`;
    context.status.stopped(message);
    void offerHelp(message);
    return;
  }
  context.status.ready(`ggen language server ${server.version}`);
  context.onDidStart.fire(client);
}

async function offerHelp(message: string): Promise<void> {
  const actions = { "Show log": "ggen.showLog", Restart: "ggen.restart" } as const;
  const chosen = await vscode.window.showErrorMessage(message, ...(Object.keys(actions) as (keyof typeof actions)[]));
  if (chosen !== undefined) await vscode.commands.executeCommand(actions[chosen]);
}

/** What went wrong, as a sentence for the user. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

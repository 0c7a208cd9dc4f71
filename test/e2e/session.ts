import { type Browser, type CodeServer, type CodeServerOptions, openBrowser, startCodeServer } from "./codeServer.ts";
import { keepFailure } from "./failure.ts";
import { Workbench } from "./workbench.ts";

export interface SessionOptions extends CodeServerOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A VS Code of its own with its window, for one suite. */
export interface Session {
  readonly server: CodeServer;
  readonly bench: Workbench;
  /** For `afterEach`: keeps the window and the logs of a test that failed. */
  keepFailure(test: Mocha.Test | undefined): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts VS Code and opens `folder` in a window.
 *
 * Starting is all that is ever tried again, once: a busy machine may not bring up two browsers in time. Errors: rejects with what
 * went wrong the second time.
 */
export async function startSession(folder: string, options: SessionOptions): Promise<Session> {
  try {
    return await start(folder, options);
  } catch (error) {
    console.log(`      VS Code did not start, once more: ${error}`);
    return start(folder, options);
  }
}

async function start(folder: string, options: SessionOptions): Promise<Session> {
  const server = await startCodeServer(options);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server.stop();
  };
  try {
    browser = await openBrowser(options.viewport);
    const { page } = browser;
    const bench = new Workbench(page, server);
    await bench.open(folder);
    const keep = async (test: Mocha.Test | undefined): Promise<void> => {
      if (test?.state === "failed") await keepFailure(test.fullTitle(), page, server);
    };
    return { server, bench, keepFailure: keep, close };
  } catch (error) {
    await close();
    throw error;
  }
}

import type { CancellationToken } from "../base/host.ts";
import { GenerateCommand } from "../protocol/index.ts";
import { generate } from "./generate.ts";
import { type ExecuteCommandParams, LSPErrorCodes, ResponseError } from "./languageServer.ts";
import type { Session } from "./session.ts";

type Command = (session: Session, params: ExecuteCommandParams, token: CancellationToken) => Promise<unknown>;

/** Every command that the server executes; the protocol's table lists the same ones (a test compares). */
export const EXECUTED: Readonly<Record<string, Command>> = { [GenerateCommand.command]: generate };

/** `workspace/executeCommand`. Errors: `RequestFailed` for a command that is not ours, or that refuses. */
export async function executeCommand(
  session: Session,
  params: ExecuteCommandParams,
  token: CancellationToken,
): Promise<unknown> {
  const command = Object.hasOwn(EXECUTED, params.command) ? EXECUTED[params.command] : undefined;
  if (command === undefined)
    throw new ResponseError(LSPErrorCodes.RequestFailed, `This server has no command ${params.command}.`);
  return command(session, params, token);
}

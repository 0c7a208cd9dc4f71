import { Command, CommanderError } from "commander";
import { serverVersion } from "../host/install.ts";
import { checkCommand } from "./check.ts";
import { type CliIo, ExitCode, processIo } from "./io.ts";
import { marketCommand } from "./market.ts";
import { previewCommand, renderCommand } from "./render.ts";

/**
 * Runs the command line.
 *
 * Shape: the exit code, as documented in `docs/cli.md`: 0 done, 1 something was found, 2 it could not run.
 * Errors: an unexpected one is printed as one sentence and gives 2.
 */
export async function main(args: readonly string[], io: CliIo = processIo()): Promise<number> {
  let code: number = ExitCode.ok;
  const exit = (next: number) => {
    code = next;
  };
  const program = new Command("ggen-ls")
    .description("The language server for ggen templates and gpacks, and its tools without an editor")
    .version(serverVersion())
    .showHelpAfterError("(ggen-ls --help lists the commands)")
    .addHelpText("after", "\nAs a server: ggen-ls --stdio (or --socket=PORT, --pipe=NAME)");
  for (const command of [
    checkCommand(io, exit),
    renderCommand(io, exit),
    previewCommand(io, exit),
    marketCommand(io, exit),
  ])
    program.addCommand(command);
  configure(program, io);
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.failed;
    io.stderr.write(`ggen-ls: ${error instanceof Error ? error.message : String(error)}\n`);
    return ExitCode.failed;
  }
}

/** Sends what commander prints through `io`, and lets no command end the process. */
function configure(command: Command, io: CliIo): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => io.stdout.write(text),
    writeErr: (text) => io.stderr.write(text),
  });
  for (const each of command.commands) configure(each, io);
}

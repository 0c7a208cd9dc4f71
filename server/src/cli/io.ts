/** How a command of the CLI meets the world: everything it reads and prints goes through here, so that tests can look. */
export interface CliIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: CliOutput;
  readonly stderr: CliOutput;
}

export interface CliOutput {
  write(text: string): void;
  /** Whether a person is looking: colours and progress only then. */
  readonly isTTY: boolean;
}

/** Exit codes of every command: the first is success, the second "found something", the third "could not run". */
export const ExitCode = { ok: 0, findings: 1, failed: 2 } as const;

/** The {@link CliIo} of this process. */
export function processIo(): CliIo {
  return { cwd: process.cwd(), env: process.env, stdout: output(process.stdout), stderr: output(process.stderr) };
}

function output(stream: NodeJS.WriteStream): CliOutput {
  // Whoever reads the output may have seen enough (`| head`): that is no fault of ours, and nobody is left to tell.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTTY: stream.isTTY === true && process.env.NO_COLOR === undefined,
  };
}

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
  return {
    write: (text) => {
      stream.write(text);
    },
    isTTY: stream.isTTY === true && process.env.NO_COLOR === undefined,
  };
}

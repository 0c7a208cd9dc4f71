import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Input } from "./generate/index.ts";
import type { Expected } from "./rows.ts";

const folder = fileURLToPath(new URL("../oracle/", import.meta.url));
const program = `${folder}target/release/ggen-oracle`;

/** Kilobytes that real Tera may take: it fills the memory where our own engine says that something grows too large. */
const MEMORY = 6_000_000;
/** Milliseconds without an answer after which it is taken for endless. */
const PATIENCE = 20_000;

/** Whether real Tera can be built here. */
export function hasCargo(): boolean {
  try {
    execFileSync("cargo", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Builds the program that asks real Tera. Errors: throws where there is no cargo, or no way to its crates. */
export function buildOracle(): void {
  execFileSync("cargo", ["build", "--release", "--quiet"], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
}

/** What real Tera takes for each row, in milliseconds: the fastest of `runs`. Errors: throws where a row is refused. */
export function timed(
  rows: ReadonlyArray<{ readonly template: string; readonly context: string }>,
  runs: number,
): Array<{ readonly parse: number; readonly render: number; readonly bytes: number }> {
  const input = rows.map((row) => `{"template":${JSON.stringify(row.template)},"context":${row.context}}\n`).join("");
  const output = execFileSync(program, ["time", String(runs)], { input, maxBuffer: 1 << 28, encoding: "utf8" });
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { parse: number; render: number; bytes: number });
}

interface Answer {
  readonly output?: string;
  readonly phase?: "parse" | "load" | "render" | "panic";
  readonly errors?: readonly string[];
}

/** What real Tera makes of `inputs`, in their order. What kills it counts as a panic. */
export async function ask(
  inputs: readonly Input[],
): Promise<Array<Expected & { readonly errors?: readonly string[] }>> {
  const answers: Answer[] = [];
  while (answers.length < inputs.length) {
    await askFrom(inputs, answers);
    if (answers.length < inputs.length) answers.push({ phase: "panic", errors: [] });
  }
  return answers.map(({ output, phase, errors = [] }) =>
    output === undefined
      ? { kind: "refused", phase: phase!, error: errors.at(-1) ?? "", errors }
      : { kind: "output", output },
  );
}

/** Adds the answers from the first unanswered input on, until the program ends, by itself or not. */
function askFrom(inputs: readonly Input[], answers: Answer[]): Promise<void> {
  const child = spawn("sh", ["-c", `ulimit -v ${MEMORY}; exec "$0"`, program], { stdio: ["pipe", "pipe", "ignore"] });
  let patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    answers.push(JSON.parse(line) as Answer);
    clearTimeout(patience);
    patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  });
  feed(child, inputs.slice(answers.length));
  return new Promise((resolve, reject) => {
    let isClosed = false;
    let hasEnded = false;
    const done = () => {
      if (!isClosed || !hasEnded) return;
      clearTimeout(patience);
      resolve();
    };
    lines.on("close", () => {
      isClosed = true;
      done();
    });
    child.on("exit", () => {
      hasEnded = true;
      done();
    });
    child.on("error", reject);
  });
}

async function feed({ stdin }: ChildProcess, inputs: readonly Input[]): Promise<void> {
  // The program may die before it has read everything.
  stdin!.on("error", () => {});
  const isClosed = new Promise((resolve) => stdin!.once("close", resolve));
  for (const { template, files, context } of inputs) {
    const line = `{"template":${JSON.stringify(template)},"files":${JSON.stringify(files ?? {})},"context":${context}}\n`;
    if (!stdin!.write(line)) await Promise.race([once(stdin!, "drain").catch(() => {}), isClosed]);
    if (stdin!.destroyed) return;
  }
  stdin!.end();
}

import { Command, InvalidArgumentError } from "commander";
import type { CliIo } from "./io.ts";
import { ExitCode } from "./io.ts";
import type { Rendered, ShownProblem } from "./renderRun.ts";

interface Options {
  readonly context?: string;
  readonly var: Readonly<Record<string, string>>;
  readonly sparql?: boolean;
  readonly json?: boolean;
}

/** `ggen-ls render FILE`: the body of a template, as Tera renders it. */
export function renderCommand(io: CliIo, exit: (code: number) => void): Command {
  return command("render", "render the body of a template; its front matter is set aside").action(
    async (file: string, options: Options) => {
      const result = await run(io, exit, file, options, true);
      if (result === undefined) return;
      if (result.ok) io.stdout.write(result.files[0]?.text ?? "");
      await finish(io, exit, result);
    },
  );
}

/** `ggen-ls preview FILE`: what a whole template would write, and where. */
export function previewCommand(io: CliIo, exit: (code: number) => void): Command {
  return command("preview", "show what a template would write, and where; nothing is written")
    .option("--sparql", "print the results of its queries instead, as JSON")
    .option("--json", "print an object with files, query results and problems")
    .action(async (file: string, options: Options) => {
      const result = await run(io, exit, file, options, false);
      if (result === undefined) return;
      const { ok, files, sparqlResults, problems } = result;
      if (options.json) {
        const plain = {
          ok,
          files: files.map(({ to, text, front }) => ({ to, text, front })),
          sparqlResults,
          problems: problems.map(asJson),
        };
        io.stdout.write(`${toJson(plain)}\n`);
      } else if (options.sparql) io.stdout.write(`${toJson(sparqlResults)}\n`);
      else if (ok) for (const { to, text } of files) io.stdout.write(`${to === undefined ? "" : `${to}\n\n`}${text}\n`);
      await finish(io, exit, result);
    });
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument("<file>", "the template")
    .option("--context <file>", "variables from a JSON file, with their types")
    .option("--var <name=value>", "a variable, as text; it goes before the others", collect, {})
    .addHelpText("after", "\nExit codes: 0 rendered, 1 it has problems, 2 could not run.");
}

function collect(argument: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = argument.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("it must look like name=value.");
  return { ...before, [argument.slice(0, at)]: argument.slice(at + 1) };
}

async function run(
  io: CliIo,
  exit: (code: number) => void,
  file: string,
  options: Options,
  bodyOnly: boolean,
): Promise<Rendered | undefined> {
  const { renderFile } = await import("./renderRun.ts");
  const result = await renderFile({ cwd: io.cwd, file, bodyOnly, context: options.context, vars: options.var });
  if (typeof result !== "string") return result;
  io.stderr.write(`ggen-ls: ${result}\n`);
  exit(ExitCode.failed);
  return undefined;
}

async function finish(io: CliIo, exit: (code: number) => void, { ok, problems }: Rendered): Promise<void> {
  exit(ok ? ExitCode.ok : ExitCode.findings);
  if (ok) return;
  const [{ excerpt }, { Positions }, { default: pc }] = await Promise.all([
    import("./excerpt.ts"),
    import("../host/positions.ts"),
    import("picocolors"),
  ]);
  for (const { message, detail, path, text, range } of problems) {
    const place = new Positions(text, "utf-16").toRange(range);
    const note = detail === message ? undefined : detail.split("\n").at(-1);
    io.stderr.write(
      `${excerpt({ severity: "error", message, path, text, range: place, note }, pc.createColors(io.stderr.isTTY))}\n`,
    );
  }
}

function asJson({ message, detail, range, path, phase }: ShownProblem) {
  return { path, phase, message, detail, range };
}

/** JSON with integers beyond 2^53 as they are. */
function toJson(value: unknown): string {
  const big = new Map<string, string>();
  const text = JSON.stringify(
    value,
    (_, item: unknown) => {
      if (typeof item !== "bigint") return item;
      const mark = `\u0000${big.size}`;
      big.set(JSON.stringify(mark), String(item));
      return mark;
    },
    2,
  );
  return [...big].reduce((all, [mark, digits]) => all.replace(mark, digits), text);
}

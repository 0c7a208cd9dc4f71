import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Engine } from "../../server/src/engine/engine.ts";
import { type HeadInput, headInput } from "./generate/heads.ts";
import { Random } from "./generate/random.ts";
import type { FileResult } from "./vectors.ts";

const YAML_READER = "the YAML reader";

const program = fileURLToPath(new URL("../oracle/target/release/heads", import.meta.url));

/** What ggen's own crates make of a template. */
interface Answer {
  readonly to?: string | null;
  readonly output?: string;
  readonly front?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** How many of a hundred rows the YAML reader underneath may judge otherwise, as `docs/fidelity.md` explains. */
const READER_PERCENT = 0.5;

/** Generates whole templates without RDF and compares with what ggen's crates make of them; `buildOracle` comes first. */
export async function compareHeads(engine: Engine, seed: number, count: number): Promise<FileResult> {
  const random = new Random(seed);
  const inputs = Array.from({ length: count }, () => headInput(random));
  const lines = inputs.map((input) => `${JSON.stringify(input)}\n`).join("");
  const output = execFileSync(program, { input: lines, maxBuffer: 1 << 30, encoding: "utf8" });
  const answers = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
  const differing: Array<FileResult["differing"][number]> = [];
  const documented: Record<string, number> = {};
  for (const [index, input] of inputs.entries()) {
    const { how, reason } = await compare(engine, input, answers[index]!);
    if (reason !== undefined) documented[reason] = (documented[reason] ?? 0) + 1;
    else if (how !== undefined) differing.push({ row: { id: `head-${seed}-${index}`, template: input.template }, how });
  }
  const otherwise = documented[YAML_READER] ?? 0;
  if (otherwise > (count * READER_PERCENT) / 100)
    differing.push({ row: { id: "heads", template: "" }, how: `${otherwise} heads are YAML to one reader only` });
  return { file: "heads", rows: count, differing, documented };
}

async function compare(
  engine: Engine,
  { template, vars }: HeadInput,
  theirs: Answer,
): Promise<{ how?: string; reason?: string }> {
  const { ok, files, problems } = await engine.preview({ path: "template.tmpl", text: template, vars });
  const said = problems.map(({ message, detail }) => `${message} (${detail})`).join("\n");
  if (theirs.error !== undefined) {
    if (!ok) return {};
    if (!/^---\s*\n/.test(template)) return { reason: "no head" };
    if (theirs.error.startsWith("Deserialize error")) return { reason: YAML_READER };
    const unknown = /Variable `([^`.[]+)[^`]*` not found/.exec(theirs.error)?.[1];
    if (unknown !== undefined && /^\s*vars:/m.test(template)) return { reason: "variables in the head" };
    return { how: `ggen refuses it: ${theirs.error.slice(0, 300)}\nours gives: ${JSON.stringify(files[0])}` };
  }
  if (!ok)
    return said.startsWith("the front matter is not YAML")
      ? { reason: YAML_READER }
      : { how: `ours refuses it: ${said}` };
  const [file] = files;
  const front = file!.front as Readonly<Record<string, unknown>>;
  const parts = Object.entries(theirs.front ?? {})
    .filter(([key]) => key !== "to" && key !== "determinism")
    .map(([key, value]) => [key, value, front[key]] as const);
  const differing = [
    ["to", theirs.to ?? "out.txt", file!.to] as const,
    ["output", theirs.output, file!.text] as const,
    ...parts,
  ].filter(([, left, right]) => canonical(left) !== canonical(right));
  if (differing.length === 0) return {};
  return {
    how: differing.map(([what, left, right]) => `${what}\n- ${canonical(left)}\n+ ${canonical(right)}`).join("\n"),
  };
}

/** A value without what is absent, empty or false, keys in order. */
function canonical(value: unknown): string {
  if (
    value === undefined ||
    value === null ||
    value === false ||
    value === "" ||
    (typeof value === "object" && Object.keys(value).length === 0)
  )
    return "-";
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? Number(value) : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

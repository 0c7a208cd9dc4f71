import { setFailOnImpossible } from "../../server/src/base/never.ts";
import type { Engine } from "../../server/src/engine/engine.ts";

// A bug of ours must not pass for a refusal.
setFailOnImpossible(true);

/** A template and what real Tera made of it. */
export interface Row {
  readonly id: string;
  readonly template: string;
  readonly files?: Readonly<Record<string, string>>;
  /** JSON text, so that integers stay exact. */
  readonly context: string;
  readonly expected: Expected;
}

export type Expected =
  | { readonly kind: "output"; readonly output: string }
  /** It renders, but what it prints depends on the clock. */
  | { readonly kind: "volatile" }
  | {
      readonly kind: "refused";
      /** `panic`: Tera itself crashes, so any clear refusal is right. */
      readonly phase: "parse" | "load" | "render" | "panic";
      readonly error: string;
      /** The file that holds the fault, when it is not the template itself. */
      readonly file?: string;
    };

/** What ours makes of a row, and in which way that differs; `undefined` where it does not. */
export function difference(engine: Engine, row: Row): string | undefined {
  const { expected } = row;
  const ours = engine.render(row.template, { context: row.context, templates: row.files });
  if (ours.ok) {
    if (expected.kind === "volatile") return undefined;
    if (expected.kind === "output")
      return ours.output === expected.output ? undefined : textDifference(expected.output, ours.output);
    return `Tera refuses it (${expected.phase}: ${expected.error})\nours gives: ${JSON.stringify(ours.output)}`;
  }
  const said = ours.problems.map(({ detail, template }) => `${template}: ${detail}`).join("\n");
  if (ours.problems.length === 0) return "ours refuses it without saying why";
  if (expected.kind !== "refused")
    return `ours refuses it (${ours.phase})\n${said}${expected.kind === "output" ? `\nTera gives: ${JSON.stringify(expected.output)}` : ""}`;
  if (expected.phase === "panic") return undefined;
  if (ours.phase !== expected.phase)
    return `Tera refuses it in phase ${expected.phase} (${expected.error}), ours in phase ${ours.phase}\n${said}`;
  if (expected.file !== undefined && !ours.problems.some(({ template }) => template === expected.file))
    return `Tera finds the fault in ${expected.file}, ours elsewhere\n${said}`;
  return undefined;
}

/** The lines around the first place where two texts part. */
function textDifference(expected: string, ours: string): string {
  const theirs = expected.split("\n");
  const mine = ours.split("\n");
  const line = theirs.findIndex((text, index) => text !== mine[index]);
  const at = line === -1 ? theirs.length : line;
  const show = (lines: readonly string[]) => (at < lines.length ? JSON.stringify(lines[at]) : "(the end)");
  return `line ${at + 1} of the output\n- ${show(theirs)}\n+ ${show(mine)}`;
}

import type { Range } from "../../base/range.ts";
import { FENCE_CODES, type ParsedTemplate, parse } from "../../syntax/index.ts";
import { emitYaml } from "../frontMatter/emit.ts";
import { asValue, readYaml, type YamlFault, type YamlNode } from "../frontMatter/read.ts";
import { matterOf, type Part } from "../frontMatter/split.ts";
import { readTyped, type TypedHead } from "../frontMatter/typed.ts";
import { isMap } from "../library/print.ts";
import { UnitOrigins } from "../origins.ts";
import { printedOrigins } from "../sourceMap.ts";
import type { Value } from "../value.ts";
import type { Renderer } from "./renderer.ts";
import type { PreviewOptions, PreviewProblem } from "./types.ts";

/** A file without any head is a body; one whose head ggen would not see is refused (product decision 17). */
const SPOILING: ReadonlySet<string> = new Set(FENCE_CODES.filter((code) => code !== "missing-front-matter"));

/** The head as YAML, before Tera has seen it. */
export type RawHead =
  /** The file has none (product decision 17). */
  | { readonly kind: "none" }
  | {
      readonly kind: "read";
      readonly node: YamlNode;
      /** Where the YAML is. */
      readonly matter: Range;
      readonly vars: ReadonlyMap<string, Value>;
    }
  | { readonly kind: "broken"; readonly problem: PreviewProblem };

/** A template that somebody has parsed already. */
export type Parsed = Pick<ParsedTemplate, "file" | "problems">;

/** Parses a template for those who have no tree of it. */
export function parsedOnce(text: string): Parsed {
  const parsed = parse(text);
  const { file, problems } = parsed;
  parsed.delete();
  return { file, problems };
}

/** Reads the head of a template, and says what ggen would refuse of it. Source: format sections a.1 and a.2. */
export function readHead(
  { path, text, profile }: Pick<PreviewOptions, "path" | "text" | "profile">,
  { file, problems }: Parsed,
): RawHead {
  const fence = problems.find(({ code }) => SPOILING.has(code));
  return read();

  function read(): RawHead {
    if (fence !== undefined) return broken({ ...fence, detail: fence.detail ?? fence.message });
    if (file.head === undefined) return { kind: "none" };
    if (profile === "26" && !text.startsWith("---\n")) return broken(notOf26(file.head.open));
    const matter = matterOf(text, file.head.yaml);
    const nothing: YamlFault = {
      message: "the front matter is empty, and ggen refuses that: `{}` says that there is nothing to say",
      detail: "invalid type: unit value, expected struct Frontmatter",
      range: file.head.open,
    };
    if (matter.start === matter.end) return broken(nothing);
    const node = readYaml(text, matter);
    if ("message" in node) return broken(node);
    if (node.kind === "scalar" && node.value === null) return broken(nothing);
    return { kind: "read", node, matter, vars: profile === "26" ? new Map() : varsOf(node) };
  }

  function broken({ message, detail, range }: YamlFault): RawHead {
    return { kind: "broken", problem: { message, detail, range, template: path, phase: "head" } };
  }
}

/** Source: format section k.5. */
function notOf26(range: Range): YamlFault {
  const message = "ggen 26.x wants `---` and a line feed at the very start: no blanks and no carriage return";
  return { message, detail: message, range };
}

/** `vars` as they are written: what the head itself may name (product decision 6). */
function varsOf(node: YamlNode): ReadonlyMap<string, Value> {
  const vars = node.kind === "map" ? node.entries.find(({ key }) => key.value === "vars")?.value : undefined;
  if (vars === undefined || (vars.kind === "scalar" && vars.value === null)) return new Map();
  const value = asValue(vars);
  if (isMap(value)) return value;
  return Array.isArray(value) ? new Map(value.map((item, index) => [`var${index}`, item])) : new Map([["var0", value]]);
}

/**
 * The head with its types.
 *
 * v1 takes it through a round trip: written back as YAML, rendered once as one text, read into typed keys. 26 reads it as it
 * stands, and renders values when they are used. Empty: `undefined` after reporting what is wrong. Source: format sections a.3, a.4
 * and k.5; `Template::render_frontmatter` of ggen v1.
 */
export function typedHead(
  { node, matter }: RawHead & { readonly kind: "read" },
  renderer: Renderer,
  context: ReadonlyMap<string, Value>,
  { text, profile }: Pick<PreviewOptions, "text" | "profile">,
): TypedHead | undefined {
  const typed = profile === "26" ? asWritten() : rendered();
  if (typed === undefined || !("message" in typed)) return typed;
  renderer.report({ ...typed, phase: "head" });
  return undefined;

  function rendered(): TypedHead | YamlFault | undefined {
    const emitted: Part = emitYaml(node);
    const made = renderer.text(emitted, context, "head");
    return made && readTyped(made.text, printedOrigins(made.map, made.text.length));
  }

  function asWritten(): TypedHead | YamlFault {
    const starts = Uint32Array.from({ length: matter.end - matter.start }, (_, unit) => matter.start + unit);
    const origins = new UnitOrigins(
      starts,
      starts.map((start) => start + 1),
    );
    return readTyped(text.slice(matter.start, matter.end), origins, "26");
  }
}

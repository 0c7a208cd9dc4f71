import { FENCE_CODES, type ParsedTemplate, parse } from "../../syntax/index.ts";
import { emitYaml } from "../frontMatter/emit.ts";
import { asValue, readYaml, type YamlFault, type YamlNode } from "../frontMatter/read.ts";
import { matterOf, type Part } from "../frontMatter/split.ts";
import { readTyped, type TypedHead } from "../frontMatter/typed.ts";
import { isMap } from "../library/print.ts";
import { printedOrigins } from "../origins.ts";
import type { Value } from "../value.ts";
import type { Renderer } from "./renderer.ts";
import type { PreviewProblem } from "./types.ts";

/** A file without any head is a body; one whose head ggen would not see is refused (product decision 17). */
const SPOILING: ReadonlySet<string> = new Set(FENCE_CODES.filter((code) => code !== "missing-front-matter"));

/** The head as YAML, before Tera has seen it. */
export type RawHead =
  /** The file has none (product decision 17). */
  | { readonly kind: "none" }
  | { readonly kind: "read"; readonly node: YamlNode; readonly vars: ReadonlyMap<string, Value> }
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
export function readHead(path: string, text: string, { file, problems }: Parsed): RawHead {
  const fence = problems.find(({ code }) => SPOILING.has(code));
  return read();

  function read(): RawHead {
    if (fence !== undefined) return broken({ detail: fence.message, ...fence });
    if (file.head === undefined) return { kind: "none" };
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
    return { kind: "read", node, vars: varsOf(node) };
  }

  function broken({ message, detail, range }: YamlFault): RawHead {
    return { kind: "broken", problem: { message, detail, range, template: path, phase: "head" } };
  }
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
 * Takes the head through ggen's round trip: written back as YAML, rendered once as one text, read into typed keys.
 *
 * Source: format sections a.3 and a.4; `Template::render_frontmatter` of ggen v1.
 */
export function renderHead(
  node: YamlNode,
  renderer: Renderer,
  context: ReadonlyMap<string, Value>,
): TypedHead | undefined {
  const emitted: Part = emitYaml(node);
  const rendered = renderer.text(emitted, context, "head");
  if (rendered === undefined) return undefined;
  const typed = readTyped(rendered.text, printedOrigins(rendered.map, rendered.text.length));
  if (!("message" in typed)) return typed;
  renderer.report({ ...typed, phase: "head" });
  return undefined;
}

import type { Range } from "../../base/range.ts";
import { Body, type ParsedTemplate, SYNTAX_CODES, type TemplateFile, TextNode } from "../../syntax/index.ts";
import { type Origins, OriginText, shifted } from "../origins.ts";
import { BLANKS } from "../trim.ts";

/** A text that is a part of the template file, or was made from one, with its place there. */
export interface Part {
  readonly text: string;
  readonly origins: Origins;
}

const BLANK_START = new RegExp(`^[${BLANKS}]+`);
const BLANK_END = new RegExp(`[${BLANKS}]$`);

/**
 * The range of the YAML that ggen reads: without the white space in front and behind.
 *
 * Empty: a range without length where there is nothing else, which ggen takes for no front matter at all. The indentation of the first line is lost, that of the
 * others is not. Source: gray_matter 0.3, `Matter::parse`.
 */
export function matterOf(text: string, yaml: Range): Range {
  const start = yaml.start + (BLANK_START.exec(text.slice(yaml.start, yaml.end))?.[0].length ?? 0);
  let { end } = yaml;
  while (end > start && BLANK_END.test(text[end - 1]!)) end--;
  return { start: Math.min(start, end), end };
}

/**
 * The body that ggen renders: CRLF becomes LF, all newlines in front and the last one are no part of it.
 *
 * A file of at most three bytes has lost its content already. Source: format section a.1; gray_matter 0.3, `Matter::parse`.
 */
export function bodyOf(text: string, file: TemplateFile): Part {
  if (file.head === undefined && new TextEncoder().encode(text).length <= 3) return { text: "", origins: shifted(0) };
  let start = file.bodyStart;
  const newlines = /^(?:\r?\n)+/.exec(text.slice(start));
  start += newlines?.[0].length ?? 0;
  const end = text.endsWith("\r\n") ? text.length - 2 : text.endsWith("\n") ? text.length - 1 : text.length;
  const body = text.slice(start, Math.max(start, end));
  if (!body.includes("\r\n")) return { text: body, origins: shifted(start) };
  const made = new OriginText();
  for (let at = 0; at < body.length; ) {
    const next = body.indexOf("\r\n", at);
    const stop = next === -1 ? body.length : next;
    made.copied(body.slice(at, stop), start + at);
    if (next !== -1) made.made("\n", { start: start + next, end: start + next + 2 });
    at = next === -1 ? stop : next + 2;
  }
  return made.finish();
}

/**
 * The tree of a file with only those texts in its body that ggen renders, so that the body need not be parsed once more.
 *
 * Empty: `undefined` where the body alone may read differently: CRLF in it, a fault in it, or tags that must come first.
 */
export function bodyTree(
  text: string,
  { file, problems }: Pick<ParsedTemplate, "file" | "problems">,
): TemplateFile | undefined {
  const { bodyStart, body, head } = file;
  const source = text.slice(bodyStart);
  const isFaulty = problems.some(({ code }) => (SYNTAX_CODES as readonly string[]).includes(code));
  if (isFaulty || head?.close === undefined || source.includes("\r") || /\{%-?\s*(?:extends|import)\b/.test(source))
    return undefined;
  const start = bodyStart + /^\n*/.exec(source)![0].length;
  const end = Math.max(start, text.endsWith("\n") ? text.length - 1 : text.length);
  const nodes = body.nodes.flatMap((node) => {
    if (node.kind !== "text" || (node.start >= start && node.end <= end)) return [node];
    const part = new TextNode({ at: Math.max(node.start, start) }, Math.min(node.end, end));
    return part.end > part.start ? [part] : [];
  });
  return { ...file, body: new Body(body.place, body.start, body.end, nodes) };
}

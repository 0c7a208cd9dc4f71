import type { TemplateModel } from "../model/template.ts";
import type { Body, CommentNode, Node } from "../syntax/index.ts";

/** Whether findings of a rule at an offset are silenced. */
export type IsSuppressed = (rule: string, offset: number) => boolean;

const WORDS = /^\s*ggen-ignore(?<file>-file)?\b(?<rules>[^#\n]*)$/;

/**
 * The suppression comments of a file (product decision 21): `{#- ggen-ignore rule #}` on a line of its own means the next line,
 * behind something its own line; `{#- ggen-ignore-file rule #}` the file; `# ggen-ignore rule` the same in YAML and TOML.
 * Without a rule every rule is meant.
 */
export function suppressionsOf(text: string, model: TemplateModel | undefined): IsSuppressed {
  if (!text.includes("ggen-ignore")) return () => false;
  const whole: string[][] = [];
  const ranges: Array<{ start: number; end: number; rules: string[] }> = [];
  for (const { start, end, words } of comments(text, model)) {
    const match = WORDS.exec(words)?.groups;
    if (match === undefined) continue;
    const rules = match.rules!.split(/[\s,]+/).filter((rule) => rule !== "");
    if (match.file !== undefined) whole.push(rules);
    else ranges.push({ ...meant(text, start, end), rules });
  }
  const names = (rules: readonly string[], rule: string) => rules.length === 0 || rules.includes(rule);
  return (rule, offset) =>
    whole.some((rules) => names(rules, rule)) ||
    ranges.some(({ start, end, rules }) => start <= offset && offset <= end && names(rules, rule));
}

interface Comment {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function comments(text: string, model: TemplateModel | undefined): Comment[] {
  if (model === undefined) return hashComments(text, 0, text.length);
  const { head, body } = model.file;
  const inHead = head === undefined ? [] : hashComments(text, head.yaml.start, head.yaml.end);
  const inBody = teraComments(body).map(({ start, end, text: words }) => ({
    start,
    end,
    words: text.slice(words.start, words.end),
  }));
  return [...inHead, ...inBody];
}

function hashComments(text: string, from: number, to: number): Comment[] {
  return [...text.slice(from, to).matchAll(/(?:^|\s)#(.*)$/gm)].map((match) => {
    const start = from + match.index + match[0].indexOf("#");
    return { start, end: from + match.index + match[0].length, words: match[1]!.trimEnd() };
  });
}

function teraComments(body: Body): CommentNode[] {
  return body.nodes.flatMap(inside);

  function inside(node: Node): CommentNode[] {
    switch (node.kind) {
      case "comment":
        return [node];
      case "if":
        return [
          ...node.branches.map((branch) => branch.body),
          ...(node.otherwise ? [node.otherwise.body] : []),
        ].flatMap(teraComments);
      case "for":
        return [node.body, ...node.otherwise.map((each) => each.body)].flatMap(teraComments);
      case "block":
      case "macro":
      case "filterSection":
        return teraComments(node.body);
      default:
        return [];
    }
  }
}

/** The next line for a comment that has a line of its own, else the line it stands on. */
function meant(text: string, start: number, end: number): { start: number; end: number } {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = lineEndAt(text, end);
  const alone = text.slice(lineStart, start).trim() === "" && text.slice(end, lineEnd).trim() === "";
  return alone ? { start: lineEnd + 1, end: lineEndAt(text, lineEnd + 1) } : { start: lineStart, end: lineEnd };
}

function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

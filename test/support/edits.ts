import { strict as assert } from "node:assert";
import type * as lsp from "vscode-languageserver-types";
import { Positions } from "../../server/src/host/positions.ts";
import { type ParsedTemplate, parse } from "../../server/src/syntax/index.ts";
import { generator } from "./random.ts";

const START = `---
to: "src/{{ name | snake }}.rs"
vars:
  name: shop
sparql:
  people: SELECT ?name WHERE { ?s ?p ?name }
---
{% import "macros.tmpl" as m %}
{# a comment #}
{%- macro row(a, b="x") -%}{{ a }}{{ b }}{%- endmacro row -%}
{% for row in sparql_results.people | slice(end=3) %}
  {% if row["?name"] is defined and not loop.last %}{{ m::row(a=row["?name"], b=1 + 2) }},{% elif x in [1, "two"] %}y{% else %}z{% endif %}
{% else %}none{% endfor %}
{% block body %}{{ super() }}{% filter upper %}text "quoted" {{ "a" ~ b.c[0] }}{% endfilter %}{% endblock %}
{% raw %}{{ kept }}{% endraw %}{% set_global total = total * 2 | round %}{% include ["a", "b"] ignore missing %}
`;

/** What Tera's tags, outputs and comments begin and end with. */
export const DELIMITERS = ["{{", "}}", "{%", "%}", "{#", "#}"];

const PIECES = [
  ..."{}%#-()[]|~.,:=<>!'\"` \n\tab1_é",
  "😀",
  ...DELIMITERS,
  "{{ a",
  "{% if x",
  "{% endif %}",
  "{% for x in y %}",
  "{% endfor %}",
  "{% raw %}",
  "{% endraw %}",
  "---\n",
  " | upper",
  " and ",
  "not ",
  " is defined",
  "f(x=",
  '"text"',
  "\r\n",
];

/** What is put into a text: what is typed, and what the text before held at the place (undo). */
export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The next edit that an author makes of a text that began as `start`. */
export type Edit = (author: Author, text: string, start: string) => RandomEdit;

/** What {@link Author.edit} makes. */
export const ordinaryEdit: Edit = (author, text) => author.edit(text);

/** An edit in lines and columns; `undefined` where they cannot say it: between CR and LF. */
export function changeOf(text: string, edit: RandomEdit): { range: lsp.Range; text: string } | undefined {
  const positions = new Positions(text, "utf-16");
  const range = positions.toRange(edit);
  const { start, end } = positions.fromRange(range);
  return start === edit.start && end === edit.end ? { range, text: edit.text } : undefined;
}

/** Edits as an author makes them: typing, deleting, pasting a stretch of `start`, undoing, and now and then beginning anew. */
export class Author {
  readonly #random: () => number;
  readonly #start: string;
  readonly #pieces: readonly string[];
  #step = 0;
  #undo: RandomEdit | undefined;

  /** `pieces` are what is typed. */
  constructor(seed: number, start: string, pieces: readonly string[] = PIECES) {
    this.#random = generator(seed);
    this.#start = start;
    this.#pieces = pieces;
  }

  /** A number from 0 to below `count`. */
  pick(count: number): number {
    return Math.floor(this.#random() * count);
  }

  /** The next edit of `text`. */
  edit(text: string): RandomEdit {
    this.#step += 1;
    return this.makes(text, this.#made(text));
  }

  /** An edit that the author makes of `text` for reasons of others; what undo takes back. */
  makes(text: string, edit: RandomEdit): RandomEdit {
    this.#undo = {
      start: edit.start,
      end: edit.start + edit.text.length,
      text: text.slice(edit.start, edit.end),
    };
    return edit;
  }

  #made(text: string): RandomEdit {
    // A text is edited where it matters; one that has grown is left.
    if (text.length > this.#start.length + 4_000 || this.#step % 500 === 0)
      return { start: 0, end: text.length, text: this.#start };
    if (this.#undo !== undefined && this.pick(8) === 0) return this.#undo;
    const start = this.pick(text.length + 1);
    const end = Math.min(text.length, start + (this.pick(3) === 0 ? this.pick(12) : 0));
    switch (this.pick(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return { start, end, text: "" };
      case 4: {
        const from = this.pick(this.#start.length);
        return { start, end, text: this.#start.slice(from, from + this.pick(80)) };
      }
      case 5:
        return { start, end: Math.min(text.length, start + this.pick(80)), text: "" };
      default:
        return { start, end, text: this.#pieces[this.pick(this.#pieces.length)]! };
    }
  }
}

/**
 * Makes random edits to a template, each by incremental parsing, and compares with a fresh parse after most of them: tree, typed
 * tree and problems. A failure names the seed and the text.
 */
export function randomEdits(options: { seed: number; edits: number; start?: string; edit?: Edit }): void {
  const start = options.start ?? START;
  const author = new Author(options.seed, start);
  const next = options.edit ?? ordinaryEdit;
  let text = start;
  let parsed = parse(text);
  for (let step = 0; step < options.edits; step++) {
    const before = text;
    const edit = next(author, text, start);
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    parsed = parsed.edited(text, [edit]);
    // Now and then nobody looks before the next edit comes.
    if (author.pick(5) === 0) continue;
    const fresh = parse(text);
    if (describeTree(parsed) !== describeTree(fresh))
      assert.fail(
        `seed ${options.seed}, step ${step}: ${JSON.stringify({ before, edit })}\n${firstDifference(describeTree(parsed), describeTree(fresh))}`,
      );
    assert.ok(!fresh.hasErrors, `an error node, seed ${options.seed}, step ${step}: ${JSON.stringify(text)}`);
    fresh.delete();
  }
  parsed.delete();
}

/** Everything that is known of a text, as text. */
export function describeTree(parsed: ParsedTemplate): string {
  const { cst } = parsed;
  const lines: string[] = [];
  for (let node = 0; node < cst.size; node++)
    lines.push(`${cst.type(node)}:${cst.field(node)} ${cst.starts[node]}-${cst.stops[node]} ${cst.ends[node]}`);
  return `${lines.join("\n")}\n${JSON.stringify(parsed.problems, null, 1)}\n${JSON.stringify(parsed.file)}`;
}

function firstDifference(left: string, right: string): string {
  const ours = left.split("\n");
  const theirs = right.split("\n");
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  return `edited: ${ours.slice(at, at + 4).join(" / ")}\nfresh:  ${theirs.slice(at, at + 4).join(" / ")}`;
}

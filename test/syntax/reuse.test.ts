import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Edit, Language, Parser, type Tree } from "web-tree-sitter";

const wasm = fileURLToPath(new URL("../../grammars/ggen_template/ggen_template.wasm", import.meta.url));

// What an author types, key by key. Keys in «» open or close a block, or close what text was part of: what
// follows them is something else than before.
const TYPED = [
  "{{ a.b | c }}",
  "{{ a['b'].c ~ \"d\" | f(x=1, y=[2, 3]) }}",
  "{{- (not a) or m::g(b) is defined -}}",
  '{% i«f» po > 1 and q == "r" %}x{% elif not (a in b) %}y{% else %}z{% endi«f» %}',
  '{%- fo«r» k, v in items | sort(attribute="n") -%}x{% break %}{% else %}y{% endfo«r» -%}',
  "{% bloc«k» head %}x{% endbloc«k» head %}",
  "{% macr«o» m(a, b=1) %}x{% endmacr«o» m %}",
  "{% filte«r» upper(x=1) %}x{% endfilte«r» %}",
  "{% ra«w» %}{{ x{% endraw %«}»",
  "{% set a = [1, b.c] | first %}",
  "{% set_global a = `t` %}",
  '{% include ["a", "b"] ignore missing %}',
  '{% import "m.tera" as m %}{{ m::x() }}',
  "{# said aside #«}»",
  "{% endif %}{% unknown word %}",
];

const PART = `{% for f in fs %}
  {{ f.name | snake }}: {% if f.x %}"{{ f.y }}"{% endif %},
{% endfor %}
{# aside #} don't "use"
`;

/** Where it is typed: what stands before and behind, with `lines` lines of body on each side. */
const PLACES: Record<string, (lines: number) => [before: string, behind: string]> = {
  "on a line of its own": (lines) => [body(lines), `\n${body(lines)}`],
  "in front of text": (lines) => [`${body(lines)}<b>`, `</b>\n${body(lines)}`],
  "in front of an output": (lines) => [body(lines), `{{ other }}\n${body(lines)}`],
  "in front of a block": (lines) => [body(lines), body(lines)],
  "in a long loop": (lines) => [`{% for e in es %}\n${body(lines)}`, `\n${body(lines)}{% endfor %}\n`],
  "at the end of a loop": (lines) => [`${body(lines)}{% for e in es %}\n`, `{% endfor %}\n${body(lines)}`],
};

describe("a key that neither opens nor closes a block", () => {
  let parser: Parser;

  before(async () => {
    await Parser.init();
    parser = new Parser().setLanguage(await Language.load(readFileSync(wasm)));
  });

  for (const [place, around] of Object.entries(PLACES))
    it(`has no more of a long document read anew than of a short one: ${place}`, function () {
      this.timeout(60_000);
      for (const typed of TYPED) assert.deepEqual(tokensRead(typed, around(150)), tokensRead(typed, around(15)), typed);
    });

  it("has the parser look at groups of siblings behind it, not at each", () => {
    const lines = Array.from({ length: 3_000 }, (_, line) => `{{ a }} line ${line}\n`);
    const typed = new Typed(parser, lines.join(""));
    const steps = typed.edit(lines.slice(0, 1_500).join("").length, 0, "x").visited;
    assert.ok(steps < 6_000 / 10, `${steps} steps for 6 000 siblings`);
    typed.delete();
  });

  /** How many tokens the scanner reads when each key is typed, and when each is taken back. */
  function tokensRead(marked: string, [before, behind]: [string, string]): string[] {
    const typed = marked.replace(/[«»]/g, "");
    const keys = [...marked.matchAll(/«(.)»|(.)/g)].map(([, moves, plain], at) => ({
      key: moves ?? plain!,
      // A brace in front of another one makes another tag of what stands there.
      moves: moves !== undefined || (behind.startsWith("{") && /\{.?$/.test(typed.slice(0, at + 1))),
    }));
    const label = (at: number, tokens: number) => `${typed.slice(0, at + 1)}: ${keys[at]!.moves ? "all" : tokens}`;
    const text = new Typed(parser, before + behind);
    const read = keys.map(({ key }, at) => label(at, text.edit(before.length + at, 0, key).read));
    for (let at = keys.length - 1; at >= 0; at--) read.push(label(at, text.edit(before.length + at, 1, "").read));
    text.delete();
    return read;
  }
});

/** A text and its tree, which an edit brings up to date. */
class Typed {
  readonly #parser: Parser;
  #text: string;
  #tree: Tree;

  constructor(parser: Parser, text: string) {
    this.#parser = parser;
    this.#text = text;
    this.#tree = parser.parse(text)!;
  }

  /** Replaces `removed` characters; `read` is how many tokens the scanner then reads, `visited` how many nodes the parser takes. */
  edit(start: number, removed: number, inserted: string): { read: number; visited: number } {
    this.#text = this.#text.slice(0, start) + inserted + this.#text.slice(start + removed);
    // Rows are not asked for, so all of a text is one row.
    const point = (column: number) => ({ row: 0, column });
    this.#tree.edit(
      new Edit({
        startIndex: start,
        oldEndIndex: start + removed,
        newEndIndex: start + inserted.length,
        startPosition: point(start),
        oldEndPosition: point(start + removed),
        newEndPosition: point(start + inserted.length),
      }),
    );
    const count = { read: 0, visited: 0 };
    this.#parser.setLogger((message) => {
      if (message.startsWith("lexed_lookahead")) count.read++;
      if (message.startsWith("process")) count.visited++;
    });
    const next = this.#parser.parse(this.#text, this.#tree)!;
    this.#parser.setLogger(null);
    this.delete();
    this.#tree = next;
    return count;
  }

  delete(): void {
    this.#tree.delete();
  }
}

function body(lines: number): string {
  return PART.repeat(lines / 5);
}

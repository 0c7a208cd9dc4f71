import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Edit, Language, Parser } from "web-tree-sitter";

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

  /** How many tokens the scanner reads when each key is typed, and when each is taken back. */
  function tokensRead(marked: string, [before, behind]: [string, string]): string[] {
    let text = before + behind;
    let tree = parser.parse(text)!;
    const edited = (start: number, removed: number, inserted: string) => {
      text = text.slice(0, start) + inserted + text.slice(start + removed);
      tree.edit(edit(start, removed, inserted.length));
      let tokens = 0;
      parser.setLogger((message) => {
        if (message.startsWith("lexed_lookahead")) tokens++;
      });
      const next = parser.parse(text, tree)!;
      parser.setLogger(null);
      tree.delete();
      tree = next;
      return tokens;
    };
    const typed = marked.replace(/[«»]/g, "");
    const keys = [...marked.matchAll(/«(.)»|(.)/g)].map(([, moves, plain], at) => ({
      key: moves ?? plain!,
      // A brace in front of another one makes another tag of what stands there.
      moves: moves !== undefined || (behind.startsWith("{") && /\{.?$/.test(typed.slice(0, at + 1))),
    }));
    const label = (at: number, tokens: number) => `${typed.slice(0, at + 1)}: ${keys[at]!.moves ? "all" : tokens}`;
    const read = keys.map(({ key }, at) => label(at, edited(before.length + at, 0, key)));
    for (let at = keys.length - 1; at >= 0; at--) read.push(label(at, edited(before.length + at, 1, "")));
    tree.delete();
    return read;
  }
});

function body(lines: number): string {
  return PART.repeat(lines / 5);
}

/** An edit for the parser; rows are not asked for, so all of a text is one row. */
function edit(start: number, removed: number, inserted: number): Edit {
  const point = (column: number) => ({ row: 0, column });
  return new Edit({
    startIndex: start,
    oldEndIndex: start + removed,
    newEndIndex: start + inserted,
    startPosition: point(start),
    oldEndPosition: point(start + removed),
    newEndPosition: point(start + inserted),
  });
}

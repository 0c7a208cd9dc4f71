import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { CompletionItemKind } from "../../../server/src/base/lsp.ts";
import type { Range } from "../../../server/src/base/range.ts";
import { completion, completionResolve } from "../../../server/src/features/completion.ts";
import { definition } from "../../../server/src/features/definition.ts";
import { documentHighlight } from "../../../server/src/features/documentHighlight.ts";
import { hover } from "../../../server/src/features/hover.ts";
import { references } from "../../../server/src/features/references.ts";
import { selectionRange } from "../../../server/src/features/selectionRange.ts";
import { signatureHelp } from "../../../server/src/features/signatureHelp.ts";
import { parse, SYNTAX_CODES } from "../../../server/src/syntax/index.ts";
import { load, never } from "../../support/fixture.ts";
import { needShared } from "../../support/shared.ts";

const syntax = new Set<string>(SYNTAX_CODES);

/** The same template as other editors leave it, or as it is while its head is written. */
function reshaped(text: string, shape: string): string {
  if (shape === "CRLF") return text.replaceAll("\n", "\r\n");
  if (shape === "BOM") return `\uFEFF${text}`;
  return shape === "no closing fence" ? text.replace(/^---[ \t]*\n(?!---)([\s\S]*?\n)---[ \t]*\n/, "---\n$1") : text;
}

const lineOf = (text: string, offset: number) =>
  text.slice(text.lastIndexOf("\n", offset - 1) + 1, `${text}\n`.indexOf("\n", offset));

/** Words that only belong into front matter, as no name of a real template is spelt. */
const HEAD_ONLY = ["unless_exists", "sh_before", "rdf_inline", "freeze_policy"];

describe("at any place of any real template", function () {
  this.timeout(120_000);
  let templates: string[] = [];
  before(function () {
    const folder = needShared(this);
    const corpus = join(folder, "corpus");
    templates = readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:tmpl|tera)$/.test(name))
      .map((name) => readFileSync(join(corpus, name), "utf8"))
      .filter((text) => text.length < 20_000 && !text.includes("$0"));
    assert.ok(templates.length > 20);
  });

  /** A template with some of it cut out, as it is while somebody types, and a cursor in it. */
  const places = () =>
    fc
      .record({
        template: fc.integer({ min: 0, max: templates.length - 1 }),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        shape: fc.constantFrom("as it is", "as it is", "CRLF", "BOM", "no closing fence"),
        cut: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
        typed: fc.constantFrom(
          "",
          "",
          "{{ ",
          "{% ",
          "{{ x | ",
          '"',
          "\n",
          "{{ a.",
          "{% if ",
          '{{ a["',
          "(",
          "::",
          "- ",
          "🙂",
        ),
      })
      .map(({ template, at, cut, typed, shape }) => {
        const text = reshaped(templates[template]!, shape);
        const offset = Math.floor(at * text.length);
        return { text: text.slice(0, offset) + typed + text.slice(offset + cut), offset: offset + typed.length };
      });

  const run = (check: (text: string, offset: number) => Promise<void>, numRuns: number) =>
    fc.assert(
      fc.asyncProperty(places(), ({ text, offset }) => check(text, offset)),
      { numRuns, seed: Number(process.env.GGEN_SEED ?? Date.now() % 1_000_000), verbose: 1 },
    );

  it("completion answers within its zone, and replaces what is around the cursor", () =>
    run(async (text, offset) => {
      const { snapshot, model, uri } = await load(`//- /templates/main.tera\n${text}`);
      const at = { uri, offset };
      const { items } = await completion(snapshot, at, never);
      const { zone } = model.zoneAt(offset);
      const others = items.filter(({ label }) => label !== "endraw");
      if (zone === "text" || zone === "comment") assert.deepEqual(others, [], `${zone} has no completion`);
      if (zone !== "yaml") for (const { label } of items) assert.ok(!HEAD_ONLY.includes(label), `${label} in ${zone}`);
      for (const item of items) {
        const { range, newText } = item.textEdit as { range: Range; newText: string };
        assert.ok(range.start <= offset && offset <= range.end, "the edit touches the cursor");
        assert.ok(!/[\r\n]/.test(text.slice(range.start, range.end)), "the edit stays on its line");
        assert.ok(newText.length > 0);
        assert.equal(typeof item.sortText, "string");
      }
      const last = items.at(-1);
      if (last !== undefined) completionResolve(snapshot, last, never);
    }, 150));

  it("whatever is accepted in the place of a name, Tera still parses the template", () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (which, place, pick) => {
        const text = templates[which % templates.length]!;
        const {
          snapshot,
          model,
          uri,
          text: seen,
        } = await load(`//- /templates/main.tera\n${text}`, {
          supportsSnippets: false,
        });
        if (seen !== text || model.parsed.problems.some(({ code }) => syntax.has(code))) return;
        const names = [...model.references, ...model.calls]
          .map(({ range }) => range)
          .filter(({ start, end }) => end > start);
        if (names.length === 0) return;
        const { end } = names[place % names.length]!;
        const { items } = await completion(snapshot, { uri, offset: end }, never);
        for (let index = 0; index < Math.min(6, items.length); index += 1) {
          const item = items[(pick + index * 7) % items.length]!;
          // Half of something by themselves: a negation, a namespace.
          if (item.label === "not" || item.kind === CompletionItemKind.Module) continue;
          const { range, newText } = item.textEdit as { range: Range; newText: string };
          const after = text.slice(0, range.start) + newText + text.slice(range.end);
          const parsed = parse(after);
          const found = parsed.problems.filter(({ code }) => syntax.has(code)).map(({ message }) => message);
          parsed.delete();
          assert.deepEqual(
            found,
            [],
            `${item.label} for ${text.slice(range.start, range.end)}: ${lineOf(after, range.start)}`,
          );
        }
      }),
      { numRuns: 120, seed: Number(process.env.GGEN_SEED ?? Date.now() % 1_000_000), verbose: 1 },
    ));

  it("the other requests answer, and about what is there", () =>
    run(async (text, offset) => {
      const { snapshot, uri } = await load(`//- /templates/main.tera\n${text}`);
      const at = { uri, offset };
      const inside = ({ start, end }: Range) => assert.ok(0 <= start && start <= end && end <= text.length);
      const found = hover(snapshot, at, never);
      if (found !== null) inside(found.range!);
      for (const link of definition(snapshot, at, never)) if (link.targetUri === uri) inside(link.targetRange);
      for (const { range } of documentHighlight(snapshot, at, never)) inside(range);
      for (const { range } of references(snapshot, { ...at, includeDeclaration: true }, never)) inside(range);
      signatureHelp(snapshot, at, never);
      for (let step = selectionRange(snapshot, uri, [offset], never)[0]; step !== undefined; step = step.parent!)
        inside(step.range);
    }, 80));
});

import { strict as assert } from "node:assert";
import { DEFAULT_SETTINGS } from "../../../server/src/config/settings.ts";
import type { Item } from "../../../server/src/features/completion/items.ts";
import { completion } from "../../../server/src/features/completion.ts";
import { catalog, frontMatterKeys } from "../../../server/src/model/catalog/index.ts";
import type { Snapshot } from "../../../server/src/model/snapshot.ts";
import type { TemplateModel } from "../../../server/src/model/template.ts";
import { createWorkspace } from "../../../server/src/model/workspaceModel.ts";
import { fullClient, never } from "../../support/fixture.ts";
import { memoryHost } from "../../support/memoryHost.ts";
import { realTemplates } from "../../support/realTemplates.ts";
import { loadSyntax } from "../../support/syntax.ts";

/** Items that a menu shows without scrolling. */
const shown = 10;
/** One word of so many is typed. */
const every = 5;
const uri = "file:///w/templates/main.tmpl";

/** A word of a finished template that somebody typed once. */
interface Word {
  readonly kind: string;
  readonly start: number;
  readonly text: string;
}

/** The words that the server knows: names that mean something, filters, tests and functions, keys of the head. */
function wordsOf(model: TemplateModel): Word[] {
  const { filters, functions, tests } = catalog(model.profile);
  const known = { filter: filters, filterSection: filters, function: functions, test: tests };
  const names = model.references
    .filter(({ access, symbols, fragment }) => access === "read" && symbols.length > 0 && fragment.key === undefined)
    .map(({ role, range, name }): Word => ({ kind: role, start: range.start, text: name }));
  const calls = model.calls
    .filter((call) => call.fragment.key === undefined && call.kind !== "macro" && known[call.kind].has(call.name))
    .map(({ kind, range, name }): Word => ({ kind, start: range.start, text: name }));
  const keys = (model.frontMatter?.entries ?? [])
    .filter(({ key }) => frontMatterKeys.some(({ name, profiles }) => name === key && profiles.includes(model.profile)))
    .map(({ key, keyRange }): Word => ({ kind: "key of the head", start: keyRange.start, text: key }));
  return [...names, ...calls, ...keys].filter(({ text, start }) =>
    /^\w{2,}$/.test(model.text.slice(start, start + text.length)),
  );
}

/** The text when the first letter of a word has been typed: at the end of what there is, or in front of what follows the tag. */
function typed(text: string, { start, kind }: Word, way: "append" | "insert"): string {
  if (way === "append") return text.slice(0, start + 1);
  const rest = kind === "key of the head" ? /\n/g : /[}%]\}/g;
  rest.lastIndex = start;
  return (
    text.slice(0, start + 1) +
    (rest.exec(text) === null ? "" : text.slice(rest.lastIndex - (kind === "key of the head" ? 1 : 0)))
  );
}

describe("completion of what somebody really wrote", function () {
  this.timeout(120_000);
  before(loadSyntax);

  for (const way of ["append", "insert"] as const)
    it(`offers it among the first ${shown} after one letter, and writes exactly it: ${way}`, async () => {
      const workspace = createWorkspace(memoryHost(new Map()), () => DEFAULT_SETTINGS);
      workspace.setRoots(["file:///w"]);
      workspace.open({ uri: "file:///w/ggen.toml", languageId: "toml", version: 1, text: "" });
      const snapshot: Snapshot = {
        workspace,
        settings: () => DEFAULT_SETTINGS,
        client: { ...fullClient, supportsSnippets: false },
        host: memoryHost(new Map()),
        registries: [],
      };
      const asked = new Map<string, number>();
      const missed: string[] = [];
      for (const [path, text] of realTemplates()) {
        if (text.length > 12_000) continue;
        workspace.open({ uri, languageId: "ggen-template", version: 1, text });
        for (const word of wordsOf(workspace.template(uri)!).filter((_, index) => index % every === 0)) {
          const now = typed(text, word, way);
          workspace.open({ uri, languageId: "ggen-template", version: 2, text: now });
          const offset = word.start + 1;
          const { items } = await completion(snapshot, { uri, offset }, never);
          const item = firstOf(items, word.text);
          asked.set(word.kind, (asked.get(word.kind) ?? 0) + 1);
          if (item === undefined) {
            missed.push(
              `${word.kind} ${word.text} in ${path}: ${JSON.stringify(now.slice(Math.max(0, offset - 40), offset))}`,
            );
            continue;
          }
          const { range, newText } = item.textEdit as { range: { start: number; end: number }; newText: string };
          assert.ok(
            (now.slice(0, range.start) + newText).startsWith(text.slice(0, word.start + word.text.length)),
            word.text,
          );
          assert.equal(now.slice(range.end), now.slice(offset), "what follows stays");
        }
      }
      const all = [...asked.values()].reduce((sum, count) => sum + count, 0);
      assert.ok(
        all > 20 && missed.length <= all * 0.02,
        `${missed.length} of ${all} missed:\n${missed.slice(0, 20).join("\n")}`,
      );
    });
});

/** The item for a word, where a menu that filters by its first letter shows it. */
function firstOf(items: readonly Item[], word: string): Item | undefined {
  const letter = word[0]!.toLowerCase();
  return items
    .filter(({ label, filterText }) =>
      (filterText ?? label)
        .replace(/^[.?"[]+/, "")
        .toLowerCase()
        .startsWith(letter),
    )
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
    .slice(0, shown)
    .find(({ label }) => label.replace(/^\?/, "") === word.replace(/^\?/, ""));
}

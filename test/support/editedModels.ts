import { strict as assert } from "node:assert";
import { DEFAULT_SETTINGS } from "../../server/src/config/settings.ts";
import type { TemplateModel } from "../../server/src/model/template.ts";
import type { Workspace } from "../../server/src/model/workspace.ts";
import { createWorkspace } from "../../server/src/model/workspaceModel.ts";
import { Author, type Edit } from "./edits.ts";
import { describeFacts } from "./facts.ts";
import { never, root } from "./fixture.ts";
import { memoryHost } from "./memoryHost.ts";
import { loadSyntax } from "./syntax.ts";

/** Where the edited template lies. */
export const uri = `${root}/templates/main.tmpl`;

/** A head that gives variables, rows and a query. */
export const HEAD = `---
to: "src/{{ name | snake }}.rs"
description: Facts that depend on each other
vars:
  name: shop
  port: 8080
  rows: [{ a: 1, b: x }]
sparql:
  people: SELECT ?name ?age WHERE { ?s ?p ?name }
---
`;

// Few names, so that what is written in one place is read in many.
const NAMES = ["a", "b", "row", "name", "port", "rows", "m", "sparql_results", "loop", "unknown"];

const LINES = [
  "{% set a = 1 %}",
  "{% set b = a %}",
  '{% set a = b ~ "-" | lower %}',
  "{% set_global b = [port, 2] %}",
  "{% set row = rows | first %}{{ row.a }}{{ row.c }}",
  "{% if a %}{% set b = a %}{% endif %}",
  "{% if a is defined and b.c is string %}{{ a }}{{ b.c | upper }}{% elif port > 1 %}{% set a = port %}{% else %}{{ b }}{% endif %}",
  "{% if row.a is not defined %}{{ row.a }}{% endif %}",
  "{% for row in rows %}{{ row.a }}{{ loop.index }}{% set_global a = row %}{% if b %}{% break %}{% endif %}{% else %}{{ a }}{% endfor %}",
  "{% for a, b in rows %}{% for row in b %}{{ row }}{{ a }}{% endfor %}{% endfor %}",
  '{% for row in sparql_results.people %}{{ row["?name"] }}{{ row["?b"] }}{% endfor %}',
  "{{ a | default(value=b) }}{{ unknown }}{{ a + port * 2 }}",
  '{% macro m(a, b=1) %}{{ a }}{{ b }}{{ self::m(a=port) }}{% set row = a %}{{ row }}{% endmacro %}{{ self::m(a=b, b="x") }}',
  "{{ far::thing(a=a) }}{{ far::other() }}",
  '{% import "far.tmpl" as far %}',
  "{% block a %}{% set b = 2 %}{{ b }}{{ super() }}{% filter upper %}{% set a = b %}{{ a }}{% endfilter %}{% endblock %}",
  '{% include "near.tmpl" %}',
  "{% extends 'far.tmpl' %}",
  "{{ not a or b in rows and (row == name) }}{{ __tera_context }}",
  "{# said aside #}text between tags\n",
];

/** A body of `count` lines; the same for the same author. */
export function body(author: Author, count: number): string {
  return Array.from({ length: count }, () => `${LINES[author.pick(LINES.length)]}\n`).join("");
}

/** A name becomes another, or a statement comes or goes: the text keeps a meaning, and what depends on it changes. */
export const meaningfulEdit: Edit = (author, text) => {
  const from = author.pick(text.length + 1);
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const lineEnd = text.indexOf("\n", from) + 1;
  switch (author.pick(6)) {
    case 0:
      return author.makes(text, { start: lineStart, end: lineStart, text: body(author, 1) });
    case 1:
      return author.makes(text, { start: lineStart, end: lineEnd || text.length, text: "" });
    case 2:
      return author.edit(text);
    default: {
      const name = new RegExp(`\\b(?:${NAMES.join("|")})\\b`, "g");
      name.lastIndex = from;
      const found = name.exec(text);
      if (found === null) return author.edit(text);
      const end = found.index + found[0].length;
      return author.makes(text, { start: found.index, end, text: NAMES[author.pick(NAMES.length)]! });
    }
  }
};

/** An indexed workspace with `files`, by path, beside a manifest. */
export async function workspaceWith(files: Record<string, string>): Promise<Workspace> {
  await loadSyntax();
  const all = { "/ggen.toml": '[project]\nname = "test"\n\n[vars]\nteam = "core"\n', ...files };
  const host = memoryHost(new Map(Object.entries(all).map(([path, text]) => [root + path, text])));
  const workspace = createWorkspace(host, () => DEFAULT_SETTINGS);
  workspace.setRoots([root]);
  await workspace.index(never);
  return workspace;
}

/** Templates that give macros to the edited one, are included by it, and include it. */
export const NEIGHBOURS = {
  "/templates/far.tmpl": "{% macro thing(a, b=2) %}{{ a }}{% endmacro %}{% set unknown = 1 %}",
  "/templates/near.tmpl": "{{ a }}{{ b }}",
  "/templates/above.tmpl": '{% set unknown = port %}{% for m in rows %}{% include "main.tmpl" %}{% endfor %}',
};

/** Makes random edits, and compares after each what is known of the text with what is known of it when it is opened. */
export async function compare(seed: number, start: string, edits: number, next: Edit, files = {}): Promise<void> {
  const [edited, fresh] = [await workspaceWith(files), await workspaceWith(files)];
  const author = new Author(seed, start);
  let text = start;
  edited.open({ uri, languageId: "ggen-template", version: 1, text });
  void edited.template(uri)?.references;
  for (let step = 0; step < edits; step++) {
    const before = text;
    const edit = next(author, text, start);
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    edited.change(uri, step + 2, text, [edit]);
    // Now and then nobody looks before the next edit comes, or somebody completes first.
    if (edits > 1 && author.pick(4) === 0) continue;
    const model = edited.template(uri);
    if (author.pick(3) === 0) model?.near(edit.start);
    fresh.open({ uri, languageId: "ggen-template", version: step + 2, text });
    const [ours, theirs] = [factsOf(model), factsOf(fresh.template(uri))];
    if (ours !== theirs)
      assert.fail(`seed ${seed}, step ${step}: ${JSON.stringify(edit)} in\n${before}\n${difference(ours, theirs)}`);
  }
}

/** All that a model says; where there is none, so much. */
export function factsOf(model: TemplateModel | undefined): string {
  return model === undefined ? "no template" : describeFacts(model);
}

function difference(ours: string, theirs: string): string {
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  return `edited: ${left.slice(at, at + 3).join("\n        ")}\nfresh:  ${right.slice(at, at + 3).join("\n        ")}`;
}

import { strict as assert } from "node:assert";
import { DEFAULT_SETTINGS } from "../../server/src/config/settings.ts";
import type { Reference } from "../../server/src/model/symbols.ts";
import type { TemplateModel } from "../../server/src/model/template.ts";
import type { Workspace } from "../../server/src/model/workspace.ts";
import { createWorkspace } from "../../server/src/model/workspaceModel.ts";
import { Author, type Edit, ordinaryEdit } from "../support/edits.ts";
import { describeFacts } from "../support/facts.ts";
import { never, root } from "../support/fixture.ts";
import { memoryHost } from "../support/memoryHost.ts";
import { realTemplates } from "../support/realTemplates.ts";
import { loadSyntax } from "../support/syntax.ts";

const uri = `${root}/templates/main.tmpl`;

const HEAD = `---
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
function body(author: Author, count: number): string {
  return Array.from({ length: count }, () => `${LINES[author.pick(LINES.length)]}\n`).join("");
}

/** A name becomes another, or a statement comes or goes: the text keeps a meaning, and what depends on it changes. */
const meaningfulEdit: Edit = (author, text) => {
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

async function workspaceWith(files: Record<string, string>): Promise<Workspace> {
  await loadSyntax();
  const all = { "/ggen.toml": '[project]\nname = "test"\n\n[vars]\nteam = "core"\n', ...files };
  const host = memoryHost(new Map(Object.entries(all).map(([path, text]) => [root + path, text])));
  const workspace = createWorkspace(host, () => DEFAULT_SETTINGS);
  workspace.setRoots([root]);
  await workspace.index(never);
  return workspace;
}

const NEIGHBOURS = {
  "/templates/far.tmpl": "{% macro thing(a, b=2) %}{{ a }}{% endmacro %}{% set unknown = 1 %}",
  "/templates/near.tmpl": "{{ a }}{{ b }}",
  "/templates/above.tmpl": '{% set unknown = port %}{% for m in rows %}{% include "main.tmpl" %}{% endfor %}',
};

/** Makes random edits, and compares after each what is known of the text with what is known of it when it is opened. */
async function compare(seed: number, start: string, edits: number, next: Edit, files = {}): Promise<void> {
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

function factsOf(model: TemplateModel | undefined): string {
  return model === undefined ? "no template" : describeFacts(model);
}

function difference(ours: string, theirs: string): string {
  const [left, right] = [ours.split("\n"), theirs.split("\n")];
  const at = left.findIndex((line, index) => line !== right[index]);
  return `edited: ${left.slice(at, at + 3).join("\n        ")}\nfresh:  ${right.slice(at, at + 3).join("\n        ")}`;
}

describe("an analysis that goes on from the one before", () => {
  for (const seed of [1, 2, 3])
    it(`gives what a new one gives, after each of 300 edits that change what names mean (seed ${seed})`, async function () {
      this.timeout(120_000);
      await compare(seed, HEAD + body(new Author(seed, ""), 120), 300, meaningfulEdit, seed === 1 ? {} : NEIGHBOURS);
    });

  it("gives what a new one gives in real templates, after each of 10 edits (seeds from 100)", async function () {
    this.timeout(120_000);
    let seed = 100;
    for (const start of realTemplates().values()) await compare(seed++, start, 10, ordinaryEdit);
  });

  /** More than what is walked in one go. */
  const filler = "{{ name }} and words between\n".repeat(80);
  const cases: Record<string, { text: string; find: string; put: string; files?: Record<string, string> }> = {
    "what a declaration hides": {
      text: `{% set b = 1 %}${filler}{% set port = 2 %}{{ port }}`,
      find: "set b",
      put: "set port",
    },
    "what a name means where one of two branches leaves it alone": {
      text: `{% set b = 1 %}${filler}{% if name %}{% set b = 2 %}{% endif %}{{ b }}`,
      find: "set b = 1",
      put: 'set b = "x"',
    },
    "what an included template sees": {
      text: `{% set b = 1 %}${filler}{% include "near.tmpl" %}`,
      find: "set b",
      put: "set a",
      files: NEIGHBOURS,
    },
    "a break that comes in front": {
      text: `one day${filler}{% if name %}{% set b = 2 %}{% endif %}{{ b }}`,
      find: "one day",
      put: "{% break %}",
    },
    "a break that stays in front": {
      text: `{% break %}${filler}${filler}{% if name %}{% set b = 2 %}{% endif %}{{ b }}`,
      find: "set b",
      put: "set b",
    },
    "a type that a condition tells": {
      text: `{% if rows is string %}${filler.repeat(5)}{{ rows | upper }}{% endif %}`,
      find: "string",
      put: "iterable",
    },
    "a condition that asks for the opposite": {
      text: `{% if unknown is defined %}${filler.repeat(5)}{{ unknown }}{% endif %}`,
      find: "is defined",
      put: "is undefined",
    },
    "the end of such a condition": {
      text: `{% if unknown is defined %}${filler.repeat(5)}{% endif %}${filler.repeat(5)}{{ unknown }}{% if name %}{% endif %}`,
      find: "{% endif %}",
      put: "",
    },
    "a macro that takes something else": {
      text: `{% macro m(a) %}{{ a }}{% endmacro %}${filler}{{ self::m(b=1) }}`,
      find: "m(a)",
      put: "m(b)",
    },
    "a comment above a macro": {
      text: `{# said #}\n{% macro m(a) %}{{ a }}{% endmacro %}${filler}{{ self::m(a=1) }}`,
      find: "said",
      put: "told",
    },
    "where macros come from": {
      text: `{% import "far.tmpl" as far %}${filler}{{ far::thing(a=1) }}`,
      find: "far.tmpl",
      put: "near.tmpl",
      files: NEIGHBOURS,
    },
    "that nothing outside blocks runs": {
      text: `{% set b = 1 %}${filler}{{ b }}{% block a %}{{ b }}{% endblock %}{# here #}`,
      find: "{# here #}",
      put: '{% extends "far.tmpl" %}',
    },
    "a variable of the head": {
      text: `${filler}{{ port + 1 }}`,
      find: "8080",
      put: "text",
    },
    "what is always said in front": {
      text: `${filler}{% set a = rows %}{% for b in a %}{{ b.a }}{% endfor %}`,
      find: "{{ name }}",
      put: "{{ name }}{# aside #}",
    },
  };
  for (const [what, { text, find, put, files }] of Object.entries(cases))
    it(`sees ${what}`, async () => {
      const start = HEAD + text;
      const at = start.indexOf(find);
      await compare(1, start, 1, () => ({ start: at, end: at + find.length, text: put }), files);
    });

  it("sees what another template leaves to it", async () => {
    const above = `${root}/templates/above.tmpl`;
    const text = `{% set b = 1 %}${filler}{{ unknown }}{{ b }}`;
    const [edited, fresh] = [await workspaceWith(NEIGHBOURS), await workspaceWith(NEIGHBOURS)];
    const before = NEIGHBOURS["/templates/above.tmpl"];
    edited.open({ uri, languageId: "ggen-template", version: 1, text });
    edited.open({ uri: above, languageId: "ggen-template", version: 1, text: before });
    assert.match(factsOf(edited.template(uri)), /fromIncluder/);
    const edit = { start: before.indexOf("unknown"), end: before.indexOf("unknown") + 7, text: "another" };
    const after = before.replace("unknown", "another");
    edited.change(above, 2, after, [edit]);
    fresh.open({ uri: above, languageId: "ggen-template", version: 2, text: after });
    fresh.open({ uri, languageId: "ggen-template", version: 1, text });
    assert.equal(factsOf(edited.template(uri)), factsOf(fresh.template(uri)));
    assert.doesNotMatch(factsOf(edited.template(uri)), / unknown .*fromIncluder/);
  });

  /** How many of the facts in a long text are those of before, after `edit` of the first `find` behind the middle. */
  async function kept(text: string, find: string, put: string): Promise<{ kept: number; all: number }> {
    const workspace = await workspaceWith({});
    workspace.open({ uri, languageId: "ggen-template", version: 1, text });
    const before = new Set<Reference>(workspace.template(uri)!.references);
    const start = text.indexOf(find, text.length / 2);
    const edit = { start, end: start + find.length, text: put };
    workspace.change(uri, 2, text.slice(0, start) + put + text.slice(edit.end), [edit]);
    const after = workspace.template(uri)!.references;
    return { kept: after.filter((reference) => before.has(reference)).length, all: after.length };
  }

  const part = (number: number) => `
{% for row in rows %}{% if row.a %}{{ row.b | upper }}{% endif %}{% endfor %}
{% set label${number} = name ~ "-${number}" %}
{{ label${number} }} {{ port + ${number} }}
`;
  const long = HEAD + Array.from({ length: 400 }, (_, number) => part(number)).join("");

  it("makes no new facts but around the edit", async () => {
    for (const [find, put] of [
      ["row.b", "row.bc"],
      ["{{ port", "{{ po"],
      ["\n{% set", "\nx{% set"],
      ["{% endif %}", ""],
    ] as const) {
      const { kept: same, all } = await kept(long, find, put);
      assert.ok(
        all - same < all / 10,
        `${all - same} of ${all} are new after ${JSON.stringify(find)} → ${JSON.stringify(put)}`,
      );
    }
  });

  it("makes new facts where the edit changes what a name means", async () => {
    const uses = long.replaceAll("port + ", "label0 + ");
    const { kept: same, all } = await kept(
      uses.replace("{% set label0 =", `${" ".repeat(uses.length)}$&`),
      '"-0"',
      "1",
    );
    assert.ok(all - same > 400, `${all - same} of ${all} are new`);
  });
});

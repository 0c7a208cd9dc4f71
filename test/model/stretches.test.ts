import { strict as assert } from "node:assert";
import type { Reference } from "../../server/src/model/symbols.ts";
import {
  body,
  compare,
  factsOf,
  HEAD,
  meaningfulEdit,
  NEIGHBOURS,
  uri,
  workspaceWith,
} from "../support/editedModels.ts";
import { Author, ordinaryEdit } from "../support/edits.ts";
import { root } from "../support/fixture.ts";
import { realTemplates } from "../support/realTemplates.ts";

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

  it("knows types in a branch that stands behind the `else`", async () => {
    const workspace = await workspaceWith({});
    const text = `${HEAD}{% if name %}${filler.repeat(2)}{% else %}${filler}{{ port.a }}{% elif port %}${filler.repeat(4)}{% endif %}`;
    workspace.open({ uri, languageId: "ggen-template", version: 1, text });
    const model = workspace.template(uri)!;
    const { expr } = model.references.find(({ role }) => role === "field")!;
    assert.equal(model.ownerOf(expr!.accessors[0]!).kind, "integer");
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

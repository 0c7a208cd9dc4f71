import { strict as assert } from "node:assert";
import type { Engine } from "../../server/src/engine/engine.ts";
import type { PreviewOptions, PreviewResult } from "../../server/src/engine/preview/types.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { parseFixture, root } from "../support/fixture.ts";

/** Previews the first file of a fixture; the others can be read. */
async function preview(source: string, options: Partial<PreviewOptions> = {}): Promise<PreviewResult> {
  const { uri, text, files } = parseFixture(source);
  const project = { root, templateDirs: [`${root}/templates`], ...options.project };
  return engine.preview({ path: uri, text, read: (path) => files.get(path), ...options, project });
}

/** What goes wrong in a fixture, as its annotations say: one for each problem, with its message. */
async function checkProblems(source: string, options: Partial<PreviewOptions> = {}): Promise<PreviewResult> {
  const { annotations } = parseFixture(source);
  const result = await preview(source, options);
  const found = result.problems.map(({ template, range, message }) => ({ uri: template, range, text: message }));
  assert.deepEqual(found, annotations);
  assert.equal(result.ok, annotations.length === 0);
  return result;
}

let engine: Engine;

describe("the preview", () => {
  before(async () => {
    engine = await createEngine({ env: () => undefined });
  });

  describe("of a template", () => {
    it("gives the target, the text and the keys that are set", async () => {
      const { ok, files } = await preview(
        `---
to: "src/{{ name | snake }}.rs"
unless_exists: true
force: false
sh: echo {{ name }}
---

pub struct {{ name }};
`,
        { vars: { name: "OrderService" } },
      );
      const [{ to, text, front }] = files as [(typeof files)[number]];
      assert.deepEqual(
        { ok, to, text, front },
        {
          ok: true,
          to: "src/order_service.rs",
          text: "pub struct OrderService;",
          front: { to: "src/order_service.rs", unless_exists: true, sh_before: "echo OrderService" },
        },
      );
    });

    it("has no target where there is no head, and `out.txt` where the head names none", async () => {
      assert.equal((await preview("{{ 1 + 1 }}\n")).files[0]!.to, undefined);
      assert.equal((await preview("---\nforce: true\n---\nx\n")).files[0]!.to, "out.txt");
    });

    it("puts what the user enters before project, preset and front matter", async () => {
      const text =
        "---\nto: '{{ a }}{{ b }}{{ c }}{{ d }}'\nvars: { a: 4, b: 4, c: 4, d: 4 }\n---\n{{ a }}{{ b }}{{ c }}{{ d }}";
      const project = { vars: { a: 2, b: 2 }, preset: { a: 3, b: 3, c: 3 } };
      const [file] = (await preview(text, { vars: { a: 1 }, project })).files;
      assert.deepEqual([file!.to, file!.text], ["1234", "1234"]);
    });

    it("takes variables as JSON, with exact integers", async () => {
      const vars = '{"big": 12345678901234567890}';
      assert.equal((await preview("{{ big }}", { vars })).files[0]!.text, "12345678901234567890");
      const { ok, problems } = await preview("x", { vars: "{" });
      assert.equal(ok, false);
      assert.match(problems[0]!.message, /^the variables are not JSON/);
    });

    it("gives the variables of the head as plain values", async () => {
      const { files } = await preview(
        "---\nto: x\nvars:\n  f: 1.50\n  list: [1, { a: true }]\n  t: t{{ 'rue' }}\n---\n",
      );
      assert.deepEqual(files[0]!.front.vars, { f: 1.5, list: [1, { a: true }], t: true });
    });

    it("says for every place of the output where it comes from, behind CRLF too", async () => {
      const text = "---\r\nto: x\r\n---\r\n\r\none\r\ntwo {{ a }}\r\n";
      const [file] = (await preview(text, { vars: { a: "three" } })).files;
      assert.equal(file!.text, "one\ntwo three");
      const source = (offset: number) => file!.sourceMap.at(offset)!.source;
      const two = source(file!.text.indexOf("two"));
      assert.equal(text.slice(two.start, two.start + 3), "two");
      const three = source(file!.text.indexOf("three") + 2);
      assert.equal(text.slice(three.start, three.end), "a");
    });
  });

  describe("points into the file", () => {
    it("through double quotes and single quotes", () =>
      checkProblems(`---
to: "src/{{ nme }}.rs"
//          ^^^ \`nme\` has no value here
---
`));

    it("through the quote that YAML doubles when it writes the value back", () =>
      checkProblems(`---
to: '{{ "it''s" ~ nme }}.rs'
//                ^^^ \`nme\` has no value here
---
`));

    it("through escapes of a double-quoted value", () =>
      checkProblems(String.raw`---
to: "\u00e9\t{{ nme }}.rs"
//              ^^^ ${"`nme` has no value here"}
---
`));

    it("through folded and literal blocks", async () => {
      await checkProblems(`---
description: >
  folded
  {{ one }}
//   ^^^ \`one\` has no value here
---
`);
      await checkProblems(`---
vars:
  deep:
    - |
      literal
        {{ two }}
//         ^^^ \`two\` has no value here
---
`);
    });

    it("to what does not fit its key", () =>
      checkProblems(`---
to: x
force: "true"
//     ^^^^^^ \`force\` must be \`true\` or \`false\`, not the text \`true\`
---
`));

    it("to the expression that breaks the YAML it is rendered into", async () => {
      const source = "---\nto: src/{{ a }}.rs\n---\n";
      const { problems } = await preview(source, { vars: { a: "x: y" } });
      assert.match(problems[0]!.message, /^what is rendered breaks the YAML of the front matter/);
      const { start, end } = problems[0]!.range;
      assert.ok(
        source.slice(start, end).length > 0 && start >= source.indexOf("to") && end <= source.indexOf("\n---\n"),
      );
    });

    it("to a prefix that a query in a block does not know", () =>
      checkProblems(`---
sparql:
  people: |
    SELECT ?n
    WHERE { ?p foaf:name ?n }
//             ^^^^^^^^^ the prefix \`foaf:\` is not declared
---
`));

    it("to a fault of Turtle, in the head and in a file", async () => {
      await checkProblems(String.raw`---
prefixes: { ex: "http://e/" }
rdf_inline:
  - "ex:a ex:b \"x\" . ex:c ex:d ."
//                               ^ the Turtle cannot be read: . is not a valid RDF object
---
`);
      await checkProblems(`//- /templates/main.tmpl
---
rdf: data.ttl
---
//- /templates/data.ttl
<http://e/a> <http://e/b> .
//                        ^ the Turtle cannot be read: . is not a valid RDF object
`);
    });
  });

  describe("of RDF", () => {
    const data = `---
prefixes: { ex: "http://e/" }
rdf_inline: 'ex:a ex:name "Ann"@en ; ex:age 30 .'
sparql:
  people: SELECT ?name ?age WHERE { ?p ex:name ?name ; ex:age ?age }
  known: ASK { ?p ex:name ?n }
---
`;

    it("gives rows as ggen v1 has them", async () => {
      const { files, sparqlResults } = await preview(
        `${data}{{ sparql_results.people.0["?name"] }} {{ sparql_results.known }}`,
      );
      assert.equal(files[0]!.text, '"Ann"@en true');
      const age = '"30"^^<http://www.w3.org/2001/XMLSchema#integer>';
      assert.deepEqual(sparqlResults, { known: true, people: [{ "?age": age, "?name": '"Ann"@en' }] });
    });

    it("reads no file outside of the template's folder", () =>
      checkProblems(`//- /templates/main.tmpl
---
rdf: ["../secret.ttl"]
//     ^^^^^^^^^^^^^ \`../secret.ttl\` lies outside of the template's folder
---
//- /secret.ttl
<http://e/a> <http://e/b> 1 .
`));

    it("keeps the results of the queries that can be read", async () => {
      const { ok, sparqlResults } = await preview(data.replace("ASK {", "ASK { {").replace("ASK", "ASK"));
      assert.equal(ok, false);
      assert.deepEqual(Object.keys(sparqlResults), ["people"]);
    });
  });

  describe("of several files", () => {
    it("includes and imports from the templates folder, then from the folder of the file that names them", async () => {
      const { files, problems } = await preview(`//- /templates/sub/main.tmpl
---
to: x
---
{% import "macros.tmpl" as m %}
{% include "near.tmpl" %} {{ m::hi(name="Ann") }}
//- /templates/macros.tmpl
---
to: never
---
{% macro hi(name) %}hi {{ name }}{% endmacro hi %}
//- /templates/sub/near.tmpl
near{# -#}
`);
      assert.deepEqual(problems, []);
      assert.equal(files[0]!.text, "near hi Ann");
      const at = files[0]!.sourceMap.at(files[0]!.text.indexOf("near"))!;
      assert.equal(at.template, `${root}/templates/sub/near.tmpl`);
    });

    it("minds a broken neighbour only when it is used", async () => {
      const neighbours = "//- /templates/broken.tmpl\n{{ oops\n";
      const unused = `//- /templates/main.tmpl\n{% if false %}{% include "broken.tmpl" %}{% endif %}fine\n${neighbours}`;
      assert.equal((await preview(unused)).files[0]!.text, "fine");
      const used = await preview(`//- /templates/main.tmpl\nbefore {% include "broken.tmpl" %}\n${neighbours}`);
      assert.equal(used.problems[0]!.template, `${root}/templates/broken.tmpl`);
      assert.equal(used.files[0]!.text, "before ");
    });

    it("takes a reader that fails for one that has nothing", async () => {
      const read = () => Promise.reject(new Error("no such file"));
      for (const text of ['{% include "a.tmpl" %}', "---\nto: x\nrdf: a.ttl\n---\n", "---\nto: x\nfrom: a\n---\n"])
        assert.equal((await preview(text, { read })).ok, false);
    });

    it("extends a parent, and says when there is none", async () => {
      const child = '---\nto: x\n---\n{% extends "base.tmpl" %}{% block a %}mine {{ super() }}{% endblock %}\n';
      const both = `//- /templates/main.tmpl\n${child}//- /templates/base.tmpl\n<{% block a %}yours{% endblock %}>`;
      assert.equal((await preview(both)).files[0]!.text, "<mine yours>");
      const { problems } = await preview(child);
      assert.deepEqual([problems[0]!.phase, problems[0]!.range.start], ["load", child.indexOf("{% extends")]);
    });

    it("takes the body from the file that `from` names, in the project", async () => {
      const { files } = await preview(
        `//- /templates/main.tmpl
---
to: x
from: parts/{{ part }}.txt
---
ignored
//- /parts/one.txt
{{ part }} of it
`,
        { vars: { part: "one" } },
      );
      assert.equal(files[0]!.text, "one of it\n");
      assert.equal(files[0]!.sourceMap.at(0)!.template, `${root}/parts/one.txt`);
    });
  });

  describe("of something unfinished", () => {
    it("prints the body up to the fault, with what went wrong", async () => {
      const { files } = await checkProblems(
        `---
to: x
---
one {{ name }}
two {{ nope }}
//     ^^^^ \`nope\` has no value here
three
`,
        { vars: { name: "Ann" } },
      );
      assert.equal(files[0]!.text, "one Ann\ntwo ");
    });

    it("still shows the body of a head that is broken, and blames the head alone", async () => {
      const { ok, files, problems } = await preview("---\nto: {{ name }}.rs\n---\nhello {{ name }} {{ nope }}\n", {
        vars: { name: "Ann" },
      });
      assert.equal(ok, false);
      assert.equal(files[0]!.text, "hello Ann ");
      assert.deepEqual(
        problems.map(({ phase }) => phase),
        ["head"],
      );
    });

    it("refuses a fence that ggen would not see, and an empty one", async () => {
      for (const text of [
        "\n---\nto: x\n---\n",
        "\uFEFF---\nto: x\n---\n",
        "---\nto: x\n",
        "---\n---\nx",
        "---\n# only a comment\n---\n",
      ]) {
        const { ok, problems } = await preview(text);
        assert.deepEqual([ok, problems.length, problems[0]?.phase], [false, 1, "head"], JSON.stringify(text));
      }
    });

    it("ends in time when a body, a head or its aliases never would", async () => {
      const endless = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}x{% endfor %}{% endfor %}";
      for (const text of [endless, `---\nto: "${endless}"\n---\n`]) {
        const { ok, problems } = await preview(text, { fuel: 10_000 });
        assert.deepEqual([ok, /stopped/.test(problems[0]!.message)], [false, true]);
      }
      const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ..."bcdefghi"].map((line, index, all) =>
        index === 0 ? line : `${line}: &${line} [${`*${all[index - 1]!.at(0)!}, `.repeat(9)}x]`,
      );
      const { problems } = await preview(`---\n${bomb.join("\n")}\n---\n`);
      assert.equal(problems[0]!.message, "the aliases of the front matter make it grow too large");
    });

    it("stops when nobody wants to know any more", async () => {
      const { ok, problems } = await preview("{% for a in range(end=100000) %}x{% endfor %}", {
        isCancelled: () => true,
      });
      assert.deepEqual([ok, problems[0]!.message], [false, "the render was cancelled"]);
    });
  });
});

import { strict as assert } from "node:assert";
import { hover } from "../../server/src/features/hover.ts";
import { watchedAt } from "../../server/src/features/watch.ts";
import { previewProject } from "../../server/src/host/engine.ts";
import { createEngine } from "../../server/src/host/engineEntry.ts";
import { load, never } from "../support/fixture.ts";

const engine = createEngine({ env: () => undefined });

/** The values that the hover at `$0` shows, one a line: what the step adds, and its value. */
async function check(source: string, ...expected: string[]): Promise<void> {
  const { snapshot, model, at, files } = await load(source);
  const watched = watchedAt(model, at.offset);
  const { uri, text, profile } = model;
  const project = previewProject(snapshot.workspace.projectOf(uri));
  const options = { path: uri, text, profile, project, read: (path: string) => files.get(path) };
  const values = watched && (await (await engine).explain(options, watched, model.parsed));
  const found = hover(snapshot, at, never, values);
  const shown = (found?.contents as { value: string } | undefined)?.value.split("With the present inputs:\n\n")[1];
  assert.deepEqual(shown?.split("\n").map((line) => line.replace(/^- /, "")) ?? [], expected);
}

const head = `---
to: "src/{{ name | snake }}.rs"
vars:
  name: OrderService
  ports: [80, 443]
---
`;

describe("hover shows values", () => {
  it("step by step through a chain of filters, wherever the cursor is in it", async () => {
    const steps = [
      '`name` = `"OrderService"`',
      '`| snake` = `"order_service"`',
      '`| replace(from="_", to="-")` = `"order-service"`',
    ];
    await check(`${head}{{ na$0me | snake | replace(from="_", to="-") }}`, ...steps);
    await check(`${head}{{ name | sn$0ake | replace(from="_", to="-") }}`, ...steps);
  });

  it("in the front matter", () =>
    check(
      head.replace("name | snake", "na$0me | snake"),
      '`name` = `"OrderService"`',
      '`| snake` = `"order_service"`',
    ));

  it("of the first pass of a loop, of a part of an expression, in conditions and arguments", async () => {
    await check(`${head}{% for port in ports %}{{ po$0rt + 1 }}{% endfor %}`, "`port` = `80`");
    await check(`${head}{% for port in po$0rts %}{% endfor %}`, "`ports` = `[80,443]`");
    await check(
      `${head}{% if name and ports | len$0gth > 1 %}x{% endif %}`,
      "`ports` = `[80,443]`",
      "`| length` = `2`",
    );
    await check(`${head}{{ "x" | replace(from="x", to=na$0me) }}`, '`name` = `"OrderService"`');
    await check(`${head}{{ name ~ 1 $0~ 2 }}`, '`name ~ 1 ~ 2` = `"OrderService12"`');
    await check(`${head}{% set x = name | upper %}{{ $0x }}`, '`x` = `"ORDERSERVICE"`');
  });

  it("of rows, of macros and of what other files give", async () => {
    await check(
      `---\nrdf_inline: '<http://e/a> <http://e/b> "x" .'\nsparql: SELECT ?o WHERE { ?s ?p ?o }\n---\n{% for row in sparql_results.default %}{{ row["?o$0"] }}{% endfor %}`,
      '`row["?o"]` = `"\\"x\\""`',
    );
    await check(
      `//- /templates/main.tmpl\n{% import "m.tmpl" as m %}{{ m::h$0i(a=1) | upper }}\n//- /templates/m.tmpl\n{% macro hi(a) %}hi {{ a }}{% endmacro hi %}`,
      '`m::hi(a=1)` = `"hi 1"`',
      '`| upper` = `"HI 1"`',
    );
    await check("{% macro twice(n) %}{{ $0n * 2 }}{% endmacro %}{{ self::twice(n=21) }}", "`n` = `21`");
  });

  it("behind what fails, and in a file that does not parse", async () => {
    await check(
      `${head}{{ nope }}{% for x in nope %}{% endfor %}{{ na$0me | lower }}{{ later`,
      '`name` = `"OrderService"`',
      '`| lower` = `"orderservice"`',
    );
    await check(`---\nto: {{ broken }}.rs\n---\n{% set a = 1 %}{% if a %}{{ $0a }}`, "`a` = `1`");
  });

  it("up to the step that fails, and why", async () => {
    await check(
      `${head}{{ po$0rts | first | upper | nosuch }}`,
      "`ports` = `[80,443]`",
      "`| first` = `80`",
      '`| upper` = `"80"`',
      "there is no filter \\`nosuch\\`",
    );
  });

  it("where there is no value: not what is never reached, not a text as it is written", async () => {
    await check(`${head}{% if false %}{{ na$0me }}{% endif %}`);
    await check(`${head}{{ "te$0xt" }}`);
    await check(`${head}te$0xt`);
  });
});

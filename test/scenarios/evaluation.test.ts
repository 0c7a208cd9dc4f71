import { strict as assert } from "node:assert";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Hover } from "vscode-languageserver-types";
import { folderWith, removeFolders } from "../support/cli.ts";
import { type Client, startClient } from "../support/client.ts";

const triples = Array.from({ length: 200 }, (_, index) => `<http://e/s${index}> <http://e/p> ${index} .`);

const template = `---
to: "src/{{ name | snake }}.rs"
vars:
  name: OrderService
rdf_inline: |
  ${triples.join("\n  ")}
sparql:
  first: SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o LIMIT 1
---
{% for row in sparql_results.first %}{{ row["?o"] | upper }}{% endfor %}
`;

describe("values and queries over stdio", function () {
  this.timeout(60_000);
  let client: Client;
  let uri: string;

  before(async () => {
    const folder = folderWith({ "ggen.toml": '[project]\nname = "x"\n', "templates/a.tmpl": template });
    client = await startClient({ folders: [folder], kind: "full" });
    uri = pathToFileURL(join(folder, "templates/a.tmpl")).href;
    client.buffers.open(uri);
  });

  after(() => {
    client.kill();
    removeFolders();
  });

  async function hoverAt(needle: string): Promise<string> {
    const document = client.buffers.get(uri);
    const position = document.positionAt(document.getText().indexOf(needle) + 1);
    const found = await client.request<Hover | null>("textDocument/hover", { textDocument: { uri }, position });
    return (found?.contents as { value: string } | undefined)?.value ?? "nothing";
  }

  it("a hover shows the value, filter by filter", async () => {
    // The first one starts the thread that queries run in, and does not wait for it.
    while (!(await hoverAt('row["?o"]')).includes("| upper")) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(await hoverAt("name | snake"), /`name` = `"OrderService"`\n- `\| snake` = `"order_service"`$/);
    assert.match(await hoverAt('row["?o"]'), /`row\["\?o"\]` = `"\\"0\\"\^\^<[^\n]*integer>"`\n- `\| upper` = /);
  });

  it("a query without end gets a problem, and the server goes on", async () => {
    const document = client.buffers.get(uri);
    const start = document.getText().indexOf("SELECT");
    const end = document.getText().indexOf("\n---\n{%");
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const endless = "SELECT (COUNT(*) AS ?o) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?p }";
    client.buffers.edit(uri, [{ range, newText: endless }]);
    const codes = async () => (await client.diagnostics(uri)).map(({ code }) => code);
    // The client asks as an editor does, and is answered at once, while the query runs.
    assert.ok(!(await codes()).includes("slow-query"));
    assert.match(await hoverAt("name | snake"), /OrderService/);
    for (let found: unknown[] = []; !found.includes("slow-query"); found = await codes())
      await new Promise((resolve) => setTimeout(resolve, 100));
  });

  it("ends in peace", () => client.stop());
});

import { strict as assert } from "node:assert";
import type { Range } from "../../server/src/base/range.ts";
import { codeAction, codeActionResolve } from "../../server/src/features/codeAction.ts";
import { cancelled, type Loaded, load, never } from "../support/fixture.ts";

type Action = ReturnType<typeof codeAction>[number];

const actionsOf = ({ snapshot, at, selection }: Loaded, only?: string[]): Action[] =>
  codeAction(snapshot, { uri: at.uri, range: selection ?? { start: at.offset, end: at.offset }, only }, never);

/** Titles of the actions at `$0`, those for advice left out. */
async function titles(source: string, only?: string[]): Promise<string[]> {
  const found = actionsOf(await load(source), only);
  return found
    .filter(({ diagnostics = [] }) => diagnostics.every(({ severity }) => severity !== 4))
    .map(({ title }) => title);
}

function applied(text: string, { edit }: Action, uri: string): string {
  const edits = (edit!.changes as unknown as Record<string, { range: Range; newText: string }[]>)[uri]!;
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((done, { range, newText }) => done.slice(0, range.start) + newText + done.slice(range.end), text);
}

/** The text after the action `title`. */
async function check(source: string, title: string, expected: string, only?: string[]): Promise<void> {
  const loaded = await load(source);
  const found = actionsOf(loaded, only);
  const action = found.find((each) => each.title === title);
  assert.ok(action, `${title} is not among ${found.map((each) => each.title).join(", ")}`);
  assert.equal(applied(loaded.text, action, loaded.at.uri), expected);
}

const head = "---\nto: x\nvars:\n  name: shop\n---\n";

describe("code actions", () => {
  it("mend what is under the cursor", () => check(`${head}{{ na$0em }}`, "Change to `name`", `${head}{{ name }}`));
  it("are offered at both ends of a problem and nowhere else", async () => {
    assert.ok((await titles(`${head}{{ $0naem }}`)).includes("Change to `name`"));
    assert.ok((await titles(`${head}{{ naem$0 }}`)).includes("Change to `name`"));
    assert.deepEqual(await titles(`${head}{{ naem }} te$0xt`), []);
  });
  it("are those of all problems in a selection", async () => {
    const found = await titles(`${head}$0{{ naem }} {{ name | uper }}$0`);
    assert.ok(found.includes("Change to `name`") && found.includes("Change to `upper`"));
  });
  it("prefer the likeliest, once for each problem", async () => {
    const found = actionsOf(await load(`${head}{{ na$0em }}`)).filter((each) => each.isPreferred);
    assert.deepEqual(
      found.map(({ title }) => title),
      ["Change to `name`"],
    );
    assert.equal(found[0]!.diagnostics?.[0]?.code, "unknown-variable");
  });
  it("ignore a problem with a comment that leaves no line behind", async () => {
    await check(
      `${head}a\n  {{ na$0em }}`,
      "Ignore `unknown-variable` here",
      `${head}a\n  {#- ggen-ignore unknown-variable #}\n  {{ naem }}`,
    );
    await check(
      "---\nto: x\nfrce$0: true\n---\n",
      "Ignore `unknown-key` here",
      "---\nto: x\n# ggen-ignore unknown-key\nfrce: true\n---\n",
    );
  });
  it("do not ignore what Tera refuses", async () =>
    assert.ok(!(await titles("---\nto: x\n---\n{% if a$0 %}")).some((title) => title.startsWith("Ignore"))));
  it("mend manifests", () => check('//- /.ggen/ls.toml\nprof$0le = "v1"\n', "Change to `profile`", 'profile = "v1"\n'));
  it("mend all that is safe at once, when asked for", async () => {
    const source = '---\nto: x\nforce: "yes"\nunless_exists: "no"\n---\n$0';
    assert.deepEqual(await titles(source), []);
    for (const only of [["source"], ["source.fixAll"], ["source.fixAll.ggen"]])
      await check(source, "Fix what is safe to fix", "---\nto: x\nforce: true\nunless_exists: false\n---\n", only);
    assert.deepEqual(await titles(source, ["source.organizeImports"]), []);
  });
  it("keep to the kinds that are asked for", async () => {
    assert.deepEqual(await titles(`${head}{{ na$0em }}`, ["refactor"]), []);
    assert.notDeepEqual(await titles(`${head}{{ na$0em }}`, ["quickfix"]), []);
  });
  it("survive a broken document", async () => {
    await titles("---\nto: {{ \n{% if {{ | $0. :: (");
    assert.notDeepEqual(await titles(`${head}{{ na$0em }}{% if {{ x`), []);
  });
  it("are nothing when cancelled", async () => {
    const { snapshot, at } = await load(`${head}{{ na$0em }}`);
    assert.deepEqual(codeAction(snapshot, { uri: at.uri, range: { start: at.offset, end: at.offset } }, cancelled), []);
  });
});

describe("resolving a code action", () => {
  const client = { resolvesCodeActions: true };
  it("gives the edit that was left out", async () => {
    const loaded = await load(`${head}{{ na$0em }}`, client);
    const action = actionsOf(loaded).find(({ title }) => title === "Change to `name`")!;
    assert.equal(action.edit, undefined);
    const resolved = codeActionResolve(loaded.snapshot, JSON.parse(JSON.stringify(action)), never)!;
    assert.equal(applied(loaded.text, resolved, loaded.at.uri), `${head}{{ name }}`);
  });
  it("works for everything at once", async () => {
    const loaded = await load('---\nto: x\nforce: "yes"\n---\n', client);
    const [action] = actionsOf(loaded, ["source.fixAll"]);
    const resolved = codeActionResolve(loaded.snapshot, action!, never)!;
    assert.equal(applied(loaded.text, resolved, loaded.at.uri), "---\nto: x\nforce: true\n---\n");
  });
  it("refuses when the document has changed", async () => {
    const { snapshot, at, text, ...rest } = await load(`${head}{{ na$0em }}`, client);
    const [action] = actionsOf({ snapshot, at, text, ...rest });
    snapshot.workspace.change(at.uri, 2, `x${text}`, [{ start: 0, end: 0, text: "x" }]);
    assert.equal(codeActionResolve(snapshot, action!, never), undefined);
  });
  it("leaves alone what is not ours, and everything when cancelled", async () => {
    const { snapshot } = await load(head, client);
    const foreign = { title: "x" };
    assert.deepEqual(codeActionResolve(snapshot, foreign, never), foreign);
    assert.deepEqual(codeActionResolve(snapshot, { title: "x", data: {} }, cancelled), { title: "x", data: {} });
  });
});

import { accept, check, has } from "../../support/completion.ts";

const profile26 = "//- /ggen.toml\n[law]\nrules = []\n//- /templates/a.tmpl\n";

describe("completion of front matter keys", () => {
  it("offers what is not there", () => has("---\nto: x\n$0\n---\n", ["vars", "force", "inject"], ["to", "for_each"]));
  it("leaves out a key that is there under its other name", () =>
    has("---\nsh: x\n$0\n---\n", ["sh_after"], ["sh_before"]));
  it("follows the profile", () => has(`${profile26}---\n$0\n---\n`, ["for_each", "when"], ["vars", "idempotent"]));
  it("writes a value for the key", () => accept("---\nfor$0\n---\n", "force", "---\nforce: ${1|true,false|}\n---\n"));
  it("keeps a value that is there", () =>
    accept("---\nfo$0rce: true\n---\n", "unless_exists", "---\nunless_exists: true\n---\n"));
  it("works before the head is closed", async () => {
    await has("---\nto: x\n$0", ["force"], ["to"]);
    await accept("---\nto: x\nfo$0", "force", "---\nto: x\nforce: ${1|true,false|}");
    await has("---\r\n$0", ["to"]);
    await has("---\nvars:\n  a: 1\n$0\n\nfn main() {}\n", ["to"], ["vars"]);
    await check("---\nto: x\n\nfn main() {\n$0", "");
  });
  it("offers nothing on fences and in comments", async () => {
    await check("-$0--\nto: x\n---\n", "");
    await check("---\n# fo$0\n---\n", "");
  });
});

describe("completion below a front matter key", () => {
  it("offers names that are used and that nothing gives", async () => {
    await check(
      "---\nto: x\nvars:\n  name: n\n  $0\n---\n{{ name }}{{ port }}{% for x in tags %}{{ x }}{% endfor %}",
      "port tags",
    );
    await accept("---\nto: '{{ dir }}'\nvars:\n  d$0\n---\n", "dir", "---\nto: '{{ dir }}'\nvars:\n  dir: \n---\n");
  });
  it("offers prefixes that everybody knows", async () => {
    await has("---\nprefixes:\n  rdf: 'x'\n  $0\n---\n", ["rdfs", "owl"], ["rdf"]);
    await accept(
      "---\nprefixes:\n  xs$0\n---\n",
      "xsd",
      '---\nprefixes:\n  xsd: "http://www.w3.org/2001/XMLSchema#"\n---\n',
    );
  });
  it("offers nothing for the names of queries", () => check("---\nsparql:\n  $0\n---\n", ""));
});

describe("completion of front matter values", () => {
  it("offers truth, unquoted alone", async () => {
    await check("---\nforce: $0\n---\n", "false true");
    await check("---\nforce: '$0'\n---\n", "");
  });
  it("offers the values of an enumeration, quoted or not", async () => {
    await check("---\nfreeze_policy: $0\n---\n", "always checksum never");
    await accept('---\nfreeze_policy: "$0"\n---\n', "never", '---\nfreeze_policy: "never"\n---\n');
    await accept("---\nfreeze_policy: ne$0ver # x\n---\n", "always", "---\nfreeze_policy: always # x\n---\n");
  });
  it("offers queries to `for_each`", () =>
    check(
      `${profile26}---\nto: x\nfor_each: $0\nsparql:\n  people: SELECT ?a WHERE {}\n  things: SELECT ?b WHERE {}\n---\n`,
      "people things",
    ));
  const files = "//- /templates/m.ttl\n<a> <b> <c> .\n//- /templates/n.txt\n-\n//- /templates/g/o.ttl\n.\n";
  for (const [shape, head] of Object.entries({
    "as a text": "rdf: $0",
    "in quotes": 'rdf: "$0"',
    "in a list": "rdf:\n  - $0",
    "in a list of quotes": "rdf:\n  - a.ttl\n  - '$0'",
    "in brackets": "rdf: [$0]",
    "further in brackets": "rdf: [a.ttl, $0]",
  }))
    it(`offers RDF files ${shape}`, () => check(`//- /templates/a.tmpl\n---\n${head}\n---\n${files}`, "m.ttl g/"));
  it("offers what is in a folder", () => check(`//- /templates/a.tmpl\n---\nrdf: g/$0\n---\n${files}`, "g/o.ttl"));
  it("replaces the path, not its surroundings", () =>
    accept(`//- /templates/a.tmpl\n---\nrdf: [m$0, x.ttl]\n---\n${files}`, "m.ttl", "---\nrdf: [m.ttl, x.ttl]\n---\n"));
  it("offers nothing outside the folder", () => check(`//- /templates/a.tmpl\n---\nrdf: ../$0\n---\n${files}`, ""));
  it("starts `from` at the project in v1, at the template in 26.x", async () => {
    await has(`//- /templates/a.tmpl\n---\nfrom: $0\n---\n${files}`, ["templates/"], ["n.txt"]);
    await has(`${profile26}---\nfrom: $0\n---\n${files}`, ["n.txt"], ["templates/"]);
  });
});

describe("completion of Tera in the head", () => {
  const vars = "vars: { name: x }\n---\n";
  for (const [state, value] of Object.entries({
    "in quotes": '"src/{{ na$0 }}.rs"',
    "while the quote is open": '"src/{{ na$0',
    "while nothing is quoted": "{{ na$0",
    "without quotes": "{{ na$0 }}.rs",
  }))
    it(`offers variables ${state}`, () =>
      accept(`---\nto: ${value}\n${vars}`, "name", `---\nto: ${value.replace("na$0", "name")}\n${vars}`));
  it("offers filters while the quote is open", () => has(`---\nto: "{{ name | $0\n${vars}`, ["snake"], ["abs"]));
  it("keeps the body understood meanwhile", () => has(`---\nto: "{{ na\n${vars}{{ $0 }}`, ["name"]));
  it("works in a block of text", () => has(`---\nto: x\nsh_after: |\n  echo {{ $0 }}\n${vars}`, ["name"]));
  it("does not offer what only the body has", () =>
    has(`---\nto: "{{ $0 }}"\nsparql: "ASK {}"\n${vars}`, ["name"], ["Name", "sparql_results"]));
});

describe("completion in queries and Turtle", () => {
  it("offers variables of the query", () =>
    check("---\nto: x\nsparql: |\n  SELECT ?name WHERE { ?s ?p ?$0 }\n---\n", "?name ?p ?s"));
  it("offers prefixes and keywords", () =>
    has('---\nprefixes: { ex: "http://e/" }\nsparql: |\n  SELECT ?n WHERE { $0 }\n---\n', ["ex:", "OPTIONAL"]));
  it("offers names with the prefix", () =>
    check(
      '---\nprefixes: { ex: "http://e/" }\nsparql:\n  a: |\n    SELECT ?n WHERE { ?n ex:$0 ?x . ?y ex:name ?z }\n---\n',
      "ex:name",
    ));
  it("offers no keywords of SPARQL in Turtle", () =>
    check('---\nprefixes: { ex: "http://e/" }\nrdf_inline:\n  - |\n    $0\n---\n', "ex:"));
  it("offers Tera in a query", () =>
    has("---\nvars: { name: x }\nsparql: |\n  SELECT ?{{ $0 }} WHERE {}\n---\n", ["name"]));
});

describe("completion in a head that is not closed yet", () => {
  it("offers keys that are not there", async () => {
    await has("---\n$0", ["to", "vars"]);
    await has("---\nto: x\ninj$0", ["inject"], ["to"]);
    await has("---\nto: x\n\nf$0\n\npub fn main() {\n", ["force"], ["to"]);
  });
  it("offers values, prefixes and variables", async () => {
    await check("---\nforce: t$0", "false true");
    await has('---\nprefixes: { ex: "http://e/" }\nsparql: |\n  SELECT ?n WHERE { $0', ["ex:"]);
    await has('---\nto: "{{ na$0"\nvars: { name: x }\n', ["name"]);
    await has("---\nto: x\nvars:\n  name: x\n--\n{{ $0 }}", ["name"]);
  });
  it("offers nothing in the text behind it", () => check("---\nto: x\npub fn main() {\n  $0\n}", ""));
});

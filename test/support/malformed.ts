import { DELIMITERS } from "./edits.ts";
import { generator } from "./random.ts";

/** Texts that no author means to write, by what is wrong with them. Each is the text of a whole template. */
export function malformedTexts(): ReadonlyMap<string, string> {
  const head = '---\nto: "out.txt"\nvars:\n  a: 1\n---\n';
  return new Map([
    ["50 000 random UTF-16 units", head + randomUnits(50_000)],
    ["50 000 random units without a head", randomUnits(50_000)],
    ["50 000 random pieces of Tera", head + randomPieces(50_000)],
    ["a lone surrogate", `${head}{{ a }}\ud800{{ a }} \udc00{% if a %}\ud83d{% endif %}`],
    ["lone surrogates in paths and names", namesOf("a\ud83d")],
    ["per cent signs in paths and names", namesOf("a%b%")],
    ["NUL in paths and names", namesOf("a\\0b")],
    ["names that every object has", namesOf("constructor") + namesOf("__proto__")],
    ["NUL", `${head}\0{{ a\0 }}{% set b = "\0" %}\0`],
    ["NUL in the head", '---\nto: "a\0b"\nvars:\n  "\0": \0\n---\n{{ a }}'],
    ["a line of 1 MB", `${head}${"x".repeat(1_000_000)}{{ a }}\n`],
    ["1 MB of one string", `${head}{{ "${"x".repeat(1_000_000)}" }}\n`],
    ["100 000 tags on one line", head + "{{ a }}".repeat(100_000)],
    ["blocks nested 5 000 deep", `${head}${"{% if a %}".repeat(5_000)}x${"{% endif %}".repeat(5_000)}`],
    ["blocks of two kinds nested 5 000 deep", `${head}${"{% if a %}{% for b in c %}".repeat(2_500)}x`],
    ["blocks nested 100 000 deep", `${head}${"{% if a %}".repeat(100_000)}`],
    ["brackets nested 5 000 deep", `${head}{{ ${"(".repeat(5_000)}a${")".repeat(5_000)} }}`],
    ["lists nested 5 000 deep", `${head}{% set x = ${"[".repeat(5_000)}1${"]".repeat(5_000)} %}`],
    ["accessors nested 5 000 deep", `${head}{{ ${"a[".repeat(5_000)}a${"]".repeat(5_000)} }}`],
    ["brackets nested 50 000 deep", `${head}{{ ${"(".repeat(50_000)}a${")".repeat(50_000)} }}`],
    ["brackets nested 50 000 deep and never closed", `${head}{{ ${"f(a=[(".repeat(20_000)}`],
    ["accessors nested 50 000 deep", `${head}{{ ${"a[".repeat(50_000)}a${"]".repeat(50_000)} }}`],
    ["a sum of 50 000 terms", `${head}{{ a${" + a".repeat(50_000)} }}`],
    ["50 000 conditions", `${head}{% if a${" and a or not a == 1".repeat(25_000)} %}{% endif %}`],
    ["50 000 texts joined", `${head}{{ a${' ~ "a"'.repeat(50_000)} }}`],
    ["a chain of 5 000 filters", `${head}{{ a${" | upper".repeat(5_000)} }}`],
    ["a sum of 5 000 terms", `${head}{{ a${" + a".repeat(5_000)} }}`],
    ["5 000 negations", `${head}{{ ${"not ".repeat(5_000)}a }}`],
    ["20 000 closing tags", head + "{% endif %}{% endfor %}".repeat(10_000)],
    ["50 000 opening braces", head + "{{".repeat(25_000)],
    ["CRLF and a BOM", `\ufeff${head}{{ a }}\n{% if a %}\n{% endif %}\n`.replaceAll("\n", "\r\n")],
    ["lone CR", `${head}{{ a }}\r{% if a %}\r{% endif %}\r`],
    ["an alias bomb", aliasBomb()],
    [
      "a head of 4 000 aliases that name nothing",
      `---\nvars:\n${lines(4_000, (index) => `  v${index}: *a${index}`)}\n---\n`,
    ],
    ["aliases of what is around them", "---\nto: x\nvars: &v\n  a: &a [*a, { b: *v }]\n---\n{{ a }}{{ b }}"],
    ["a head of 5 000 keys", `---\n${lines(5_000, (index) => `key${index}: "{{ a${index} }}"`)}\n---\n{{ a }}`],
    [
      "a head nested 2 000 deep",
      `---\nvars:\n${lines(2_000, (index) => `${" ".repeat(index + 1)}k:`)} 1\n---\n{{ a }}`,
    ],
    ["a flow map nested 2 000 deep", `---\nvars: ${"{ a: ".repeat(2_000)}1${" }".repeat(2_000)}\n---\n{{ a }}`],
    ["a head that is no YAML", `---\n${"\t: : [ { & * ! | > %\n".repeat(500)}---\n{{ a }}`],
    ["a head that is never closed", `---\n${lines(5_000, (index) => `key${index}: 1`)}`],
    ["5 000 macros", head + lines(5_000, (index) => `{% macro m${index}(a, b=1) %}{{ a }}{% endmacro %}`)],
    ["5 000 variables", head + lines(5_000, (index) => `{% set v${index} = v${index - 1} %}`)],
    ["nothing", ""],
  ]);
}

/** `{ a: [lol…] }` whose value would be of 9^9 elements. */
function aliasBomb(): string {
  const levels = lines(9, (index) => `  b${index + 1}: &b${index + 1} [${Array(9).fill(`*b${index}`).join(", ")}]`);
  return `---\nvars:\n  b0: &b0 [lol, lol, lol]\n${levels}\n---\n{{ b9 }}{% for x in b9 %}{{ x }}{% endfor %}`;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

function randomUnits(count: number): string {
  const random = generator(20_261_125);
  return Array.from({ length: count }, () => String.fromCharCode(Math.floor(random() * 0x10000))).join("");
}

function randomPieces(count: number): string {
  const random = generator(51_162_02);
  const pieces = [...DELIMITERS, " if ", " for ", " endif ", " x ", '"', "(", ")", "[", "]", "|", "\n", "-"];
  return Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]).join("");
}

/** A template with `name` wherever a path or a name may stand. */
function namesOf(name: string): string {
  return `---
to: "${name}/${name}.rs"
from: "${name}.txt"
rdf: ["${name}.ttl"]
freeze_slots_dir: "${name}"
prefixes: { ex: "http://example.org/${name}#" }
sparql: { "${name}": "SELECT ?a WHERE { ?a <${name}> ?b }" }
vars: { "${name}": "${name}" }
---
{% import "${name}.tera" as m %}{% include "${name}.tera" %}{% include ["${name}", "pack:${name}"] ignore missing %}
{{ m::${name}(x="${name}") }}{{ ${name} | default(value="${name}") }}{{ sparql_results["${name}"] }}{% block ${name} %}{% endblock %}
`;
}

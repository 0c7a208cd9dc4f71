import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// 20 lines as real templates have them: one line in two holds Tera, blocks are two deep, a filter chain here and there.
const PART = (number: number) => `
/// Entity ${number} of {{ name | title }}.
#[derive(Debug, Clone)]
pub struct {{ name | pascal }}Entity${number} {
{% for field in fields %}
    {% if field.public %}pub {% endif %}{{ field.name | snake }}: {{ field.type | default(value="String") }},
{% endfor %}
}

impl {{ name | pascal }}Entity${number} {
    {% set label${number} = name ~ "-${number}" | lower %}
    pub const LABEL: &'static str = "{{ label${number} }}";
    {# The constructor takes every field. #}
    pub fn new({% for field in fields %}{{ field.name }}: {{ field.type }}{% if not loop.last %}, {% endif %}{% endfor %}) -> Self {
        Self { {% for field in fields %}{{ field.name }}{% if not loop.last %}, {% endif %}{% endfor %} }
    }
    {% if port > ${number} and debug is defined %}
    pub fn port() -> u16 { {{ port + ${number} }} }
    {% endif %}
}
`;

const HEAD = (to: string) => `---
to: "${to}"
description: Entities for the benchmark
force: true
vars:
  name: shop
  port: 8080
  debug: false
  fields:
    - { name: title, type: String, public: true }
    - { name: price, type: u64, public: false }
---
`;

/** A template of about `lines` lines, at least 30. */
export function templateText(lines: number, to = "src/{{ name | snake }}.rs"): string {
  let text = HEAD(to);
  const parts = Math.max(1, Math.round((lines - HEAD(to).split("\n").length) / (PART(0).split("\n").length - 1)));
  for (let part = 0; part < parts; part++) text += PART(part);
  return text;
}

/** A folder with a ggen project of `count` templates of 40 lines; every tenth imports macros, every tenth includes its neighbour. */
export function makeProject(count: number): { path: string; uri: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "ggen-bench-"));
  writeFileSync(join(path, "ggen.toml"), '[project]\nname = "bench"\n\n[vars]\nteam = "core"\n');
  mkdirSync(join(path, "templates"));
  writeFileSync(
    join(path, "templates", "macros.tmpl"),
    '---\nto: "x"\n---\n{% macro line(text, width=80) %}{{ text | truncate(length=width) }}{% endmacro line %}\n',
  );
  for (let index = 0; index < count; index++) {
    const folder = join(path, "templates", `group${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(folder);
    const link =
      index % 10 === 0
        ? '{% import "macros.tmpl" as m %}\n{{ m::line(text=name) }}\n'
        : index % 10 === 1
          ? `{% include "group${Math.floor(index / 100)}/entity${index - 1}.tmpl" %}\n`
          : "";
    writeFileSync(join(folder, `entity${index}.tmpl`), templateText(40, `src/entity${index}.rs`) + link);
  }
  return {
    path,
    uri: pathToFileURL(path).href,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

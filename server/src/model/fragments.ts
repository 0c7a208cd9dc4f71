import type { Range } from "../base/range.ts";
import type { TemplateFile } from "../syntax/ast.ts";
import { type ParsedTemplate, parseBody } from "../syntax/index.ts";
import type { FrontMatter, FrontMatterEntry } from "./frontMatter.ts";
import type { Fragment } from "./symbols.ts";

/** The body of a file; it lives as long as the document is open, whatever its text becomes. */
export class BodyFragment implements Fragment {
  constructor(
    public text: string,
    public parsed: ParsedTemplate,
  ) {}

  get file(): TemplateFile {
    return this.parsed.file;
  }

  get range(): Range {
    return { start: this.file.bodyStart, end: this.text.length };
  }

  toFile(offset: number): number {
    return offset;
  }

  fromFile(offset: number): number {
    return offset;
  }
}

/** The pieces of Tera of a template: the values of its head in written order, then the body. */
export function fragmentsOf(frontMatter: FrontMatter | undefined, body: Fragment): readonly Fragment[] {
  const values = (frontMatter?.embedded ?? []).map(
    ({ key, scalar, parsed }): Fragment => ({
      file: parsed.file,
      text: scalar.value,
      key,
      toFile: (offset) => scalar.toFile(offset),
      fromFile: (offset) => scalar.fromFile(offset),
      range: scalar.range,
    }),
  );
  const bare = (frontMatter?.entries ?? []).flatMap((entry) => bareTera(body.text, entry) ?? []);
  return [...values, ...bare, body].sort((a, b) => a.range.start - b.range.start);
}

/** The Tera of `to: {{ name }}`, which YAML takes for a map of maps: its author meant Tera, and gets help with it. */
function bareTera(text: string, entry: FrontMatterEntry): Fragment | undefined {
  const { valueRange } = entry;
  if (!entry.flowMap || valueRange === undefined || !text.startsWith("{{", valueRange.start)) return undefined;
  const line = /^[^\r\n]*/.exec(text.slice(valueRange.start, valueRange.start + 2000))![0].trimEnd();
  const parsed = parseBody(line);
  const { file } = parsed;
  parsed.delete();
  const { start } = valueRange;
  return {
    file,
    text: line,
    key: entry.key,
    toFile: (offset) => start + offset,
    fromFile: (offset) => offset - start,
    range: { start, end: start + line.length },
  };
}

import type { TemplateFile } from "../syntax/ast.ts";
import type { FrontMatter } from "./frontMatter.ts";
import type { Fragment } from "./symbols.ts";

/** The pieces of Tera of a template: the values of its head in written order, then the body. */
export function fragmentsOf(
  text: string,
  file: TemplateFile,
  frontMatter: FrontMatter | undefined,
): readonly Fragment[] {
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
  const body: Fragment = {
    file,
    text,
    toFile: same,
    fromFile: same,
    range: { start: file.bodyStart, end: text.length },
  };
  return [...values, body];
}

function same(offset: number): number {
  return offset;
}

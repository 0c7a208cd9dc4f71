// The yardstick: web-tree-sitter parsing a text with our grammar, and nothing else.
import { fileURLToPath } from "node:url";
import { Language, Parser } from "web-tree-sitter";
import { sample } from "./sample.ts";

let parser: Parser | undefined;

async function loaded(): Promise<Parser> {
  if (parser !== undefined) return parser;
  await Parser.init();
  const wasm = new URL("../../../grammars/ggen_template/ggen_template.wasm", import.meta.url);
  parser = new Parser();
  parser.setLanguage(await Language.load(fileURLToPath(wasm)));
  return parser;
}

/** Median time of a warm full parse of `text`, in milliseconds, with what it is called in the table. */
export async function bareParse(text: string): Promise<{ what: string; value: number }> {
  const warm = await loaded();
  const { median } = await sample(9, 3, () => warm.parse(text)?.delete());
  return { what: "bare parse", value: median };
}

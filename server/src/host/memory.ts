import { setFlagsFromString } from "node:v8";

/** Texts of so many characters, and workspaces of so many files, are worth more memory: both are about ten times the usual. */
const LONG_TEXT = 100_000;
const MANY_FILES = 1_000;

let isSparing = false;

/**
 * Tells V8 to be sparing, before anything is loaded.
 *
 * What dies young has the megabyte that V8 begins with, which it would double again and again and then keep.
 * tree-sitter's main loop is one large function: V8 takes 20 MB to optimise it, so it has to be used for more than a handful of short texts.
 */
export function spareMemory(): void {
  isSparing = true;
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--wasm-tiering-budget=100000000");
}

/** V8's own pace again: for a long text or a large workspace the small space for what dies young costs a tenth of the time. */
export function spendMemory({ characters = 0, files = 0 }: { characters?: number; files?: number }): void {
  if (!isSparing || (characters < LONG_TEXT && files < MANY_FILES)) return;
  isSparing = false;
  setFlagsFromString("--semi-space-growth-factor=2");
}

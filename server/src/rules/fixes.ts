import type { Range } from "../base/range.ts";
import type { Fix } from "./rule.ts";

/** "Change to `text`", for a name that was mistyped. */
export function changeTo(range: Range, text: string, safe = false): Fix {
  return { title: `Change to \`${text}\``, changes: [{ range, newText: text }], safe };
}

/** Replaces what is in `range`. */
export function replace(title: string, range: Range, newText: string, safe = false): Fix {
  return { title, changes: [{ range, newText }], safe };
}

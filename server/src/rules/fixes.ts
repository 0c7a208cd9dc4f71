import type { Range } from "../base/range.ts";
import type { Finding, Fix, TextChange } from "./rule.ts";

/** "Change to `text`", for a name that was mistyped. */
export function changeTo(range: Range, text: string, safe = false): Fix {
  return { title: `Change to \`${text}\``, changes: [{ range, newText: text }], safe };
}

/** Replaces what is in `range`. */
export function replace(title: string, range: Range, newText: string, safe = false): Fix {
  return { title, changes: [{ range, newText }], safe };
}

/** The changes of every safe fix; of two that touch the same text the first is taken, and the other is found again afterwards. */
export function safeChanges(found: readonly Finding[]): TextChange[] {
  const changes: TextChange[] = [];
  for (const finding of found) {
    const fix = finding.fixes.find((each) => each.safe);
    const free = fix?.changes.every((change) => changes.every((taken) => !overlaps(taken.range, change.range)));
    if (fix !== undefined && free === true) changes.push(...fix.changes);
  }
  return changes;
}

function overlaps(a: Range, b: Range): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);
}

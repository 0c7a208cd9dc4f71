/** Which kind of thing belongs where the cursor is. */
import type { Range } from "../../base/range.ts";
import type { CallSite } from "../../model/symbols.ts";
import type { Type } from "../../model/types.ts";

/** A place inside Tera, with the word that a completion replaces (in the file). */
export type Slot = { readonly word: Range } & (
  | { readonly kind: "tag" }
  /** `truth`: a condition begins here, so `not` may stand. */
  | { readonly kind: "value"; readonly truth?: boolean }
  /** Behind a value: an operator, a filter or a test may follow. */
  | { readonly kind: "operator"; readonly words: readonly string[] }
  /** Behind a dot, or between `["` and `"]`. */
  | { readonly kind: "key"; readonly owner: Type; readonly style: "dot" | "text" }
  /** Between `[` and `]` behind a value, without quotes. */
  | { readonly kind: "index"; readonly owner: Type }
  | { readonly kind: "filter"; readonly input: Type | undefined }
  | { readonly kind: "test"; readonly input: Type }
  | { readonly kind: "argument"; readonly site: CallSite }
  /** Inside the quotes of an argument. */
  | { readonly kind: "argumentText"; readonly site: CallSite; readonly argument: string }
  | { readonly kind: "argumentValue"; readonly site: CallSite; readonly argument: string }
  | { readonly kind: "macro"; readonly namespace: string }
  /** The name of a template; `quoted` where it stands between quotes already. */
  | { readonly kind: "templatePath"; readonly quoted: boolean }
  | { readonly kind: "block"; readonly closing: boolean }
  /** A new name, a number: nothing to offer. */
  | { readonly kind: "none" }
);

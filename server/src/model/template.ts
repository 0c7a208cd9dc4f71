import type { Profile } from "../base/profile.ts";
import type { Range } from "../base/range.ts";
import type { Accessor, Expr, TemplateFile } from "../syntax/ast.ts";
import type { ParsedTemplate } from "../syntax/index.ts";
import type { IncludeSite } from "./analysis/record.ts";
import type { FrontMatter } from "./frontMatter.ts";
import type { ScalarText } from "./scalarText.ts";
import type { Scope } from "./scopes.ts";
import type { CallSite, ConditionSite, Fragment, Inventory, LoopSite, Operation, Reference, Sym } from "./symbols.ts";
import type { Type } from "./types.ts";

/** Everything the text of one template means. Parts are computed when first asked for and kept for the version. */
export interface TemplateModel {
  readonly uri: string;
  readonly text: string;
  /** The document's version; 0 for files on disk. */
  readonly version: number;
  readonly parsed: ParsedTemplate;
  readonly file: TemplateFile;
  /** Absent where the file has no head. */
  readonly frontMatter: FrontMatter | undefined;
  /** What is being written where the fence is not closed yet: no front matter to ggen, and to no rule. */
  readonly draft: FrontMatter | undefined;
  readonly profile: Profile;
  /** The pieces of Tera: the values of the head in written order, then the body. */
  readonly fragments: readonly Fragment[];
  readonly scopes: readonly Scope[];
  /** Everything declared in or for this template, supplied names included, in document order. */
  readonly symbols: readonly Sym[];
  /** Every use of a name, declarations included, in document order. */
  readonly references: readonly Reference[];
  /** Those of {@link references} that may have no value: few, and all that many rules look for. */
  readonly doubtful: readonly Reference[];
  /** Every filter, function, test and macro that is called, in document order. */
  readonly calls: readonly CallSite[];
  /** Every operator that asks for values of certain types: arithmetic, comparisons, `~`, `in`. */
  readonly operations: readonly Operation[];
  /** Every `if`. */
  readonly conditions: readonly ConditionSite[];
  /** Every `for`. */
  readonly loops: readonly LoopSite[];
  /** Whether an unknown name may be called unknown. */
  readonly inventory: Inventory;
  /** Type of an expression of one of the fragments, filters included. */
  typeOf(expr: Expr): Type;
  /** Type of what an accessor is applied to. */
  ownerOf(accessor: Accessor): Type;
  /** The `include` tags with what their targets can see. */
  readonly includes: readonly IncludeSite[];
  /** Language and fragment at an offset. */
  zoneAt(offset: number): ZoneAt;
  /** What is visible at an offset, the innermost first; a name appears once. */
  visibleAt(offset: number): readonly Visible[];
  /**
   * The facts around an offset, for a keystroke: what is visible, and the calls and types of the tag there. Costs what the names in
   * front cost, not the whole analysis.
   */
  near(offset: number): Near;
}

export interface Near {
  readonly visible: readonly Visible[];
  /** Those of the tag around the offset, among a few from the front. */
  readonly calls: readonly CallSite[];
  typeOf(expr: Expr): Type;
  ownerOf(accessor: Accessor): Type;
}

/** A symbol in scope at a place. */
export interface Visible {
  readonly symbol: Sym;
  readonly binding: "definite" | "possible";
  /** Type there, guards included. */
  readonly type: Type;
}

/** A range in a file. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** Which language is at a place. */
export type Zone =
  /** The fence lines of the head. */
  | "fence"
  /** YAML of the head, outside the Tera in its values. */
  | "yaml"
  /** A query, outside the Tera in it. */
  | "sparql"
  /** RDF text in `rdf_inline`, outside the Tera in it. */
  | "turtle"
  /** Inside `{{ … }}` or `{% … %}`. */
  | "tera"
  | "comment"
  /** The output language. */
  | "text";

export interface ZoneAt {
  readonly zone: Zone;
  /** The piece of Tera around the offset; absent in bare YAML and on fences. */
  readonly fragment?: Fragment;
  /** The query or the RDF text, in its zone. */
  readonly scalar?: ScalarText;
  /** The region of this zone, in the file. */
  readonly range: Range;
}

import type { Range } from "../base/range.ts";
import type { Fragment } from "./symbols.ts";

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
  /** The region of this zone, in the file. */
  readonly range: Range;
}

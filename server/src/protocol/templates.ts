import { RequestType } from "vscode-jsonrpc";

/** One template as a list shows it. */
export interface TemplateEntry {
  readonly uri: string;
  /** Its path from the workspace folder, with slashes; behind the folder's name where there are several folders. */
  readonly name: string;
}

/**
 * The templates of the workspace, for a list to choose from or for a name that a user typed.
 *
 * Direction: client to server. Waits for the first reading of the workspace. Errors: none.
 */
export namespace TemplatesRequest {
  export const method = "ggen/templates";
  export interface Params {
    /** Only the templates that this means (product, decision 27): a path, or a name in a templates folder; `.tmpl` may be left out. */
    readonly reference?: string;
  }
  export interface Result {
    /** By name. */
    readonly templates: readonly TemplateEntry[];
  }
  export const type = new RequestType<Params, Result, void>(method);
}

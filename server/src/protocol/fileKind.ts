import { RequestType } from "vscode-jsonrpc";

/**
 * Which of ggen's files an open document is, by the server's own check (product, decision 20).
 *
 * Direction: client to server, after `didOpen`, by clients that set the language of a document themselves. Errors: none.
 */
export namespace FileKindRequest {
  export const method = "ggen/fileKind";
  export interface Params {
    readonly uri: string;
  }
  export interface Result {
    /** `template`, or the kind of manifest; null where the file is not ggen's. */
    readonly kind: string | null;
  }
  export const type = new RequestType<Params, Result, void>(method);
}

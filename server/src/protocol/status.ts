import { RequestType0 } from "vscode-jsonrpc";

/** What a status bar and a health page need. Direction: client to server. Errors: none. */
export namespace StatusRequest {
  export const method = "ggen/status";
  export interface Result {
    readonly version: string;
    readonly protocol: number;
    readonly roots: readonly string[];
    /** Templates the index knows so far; `indexing` says whether that is all. */
    readonly templates: number;
    readonly indexing: boolean;
    readonly trusted: boolean;
  }
  export const type = new RequestType0<Result, void>(method);
}

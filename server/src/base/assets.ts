/** The binary files that the server carries; the host knows where they are. */
export type AssetName = "web-tree-sitter.wasm" | "ggen_template.wasm" | "oxigraph.wasm";

/** Gives the bytes of an asset. Errors: rejects when the file is missing, which is a broken installation. */
export type AssetLoader = (name: AssetName) => Promise<Uint8Array>;

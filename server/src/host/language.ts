/** Everything that answers requests, behind one dynamic import: features and rules are loaded when a document is opened. */
export type Language = typeof import("./language.ts");

export { codeAction, codeActionResolve } from "../features/codeAction.ts";
export { codeLens } from "../features/codeLens.ts";
export { completion, completionResolve } from "../features/completion.ts";
export { definition } from "../features/definition.ts";
export { diagnosticSteps, diagnostics } from "../features/diagnostics.ts";
export { documentHighlight } from "../features/documentHighlight.ts";
export { documentLink } from "../features/documentLink.ts";
export { documentSymbol, flatSymbols } from "../features/documentSymbol.ts";
export { foldingRange } from "../features/foldingRange.ts";
export { generateAction, planGeneration } from "../features/generate.ts";
export { changing, generateEdit, overwritten } from "../features/generateEdit.ts";
export { hover } from "../features/hover.ts";
export { inlayHint } from "../features/inlayHint.ts";
export { references } from "../features/references.ts";
export { selectionRange } from "../features/selectionRange.ts";
export { semanticTokens } from "../features/semanticTokens.ts";
export { signatureHelp } from "../features/signatureHelp.ts";
export { watchedAt } from "../features/watch.ts";
export { workspaceSymbol } from "../features/workspaceSymbol.ts";

export { samplesRegistry } from "./samples.ts";

/** The legend of our semantic tokens; light, because `initialize` answers with it before anything else is loaded. */
export const semanticTokenTypes = [
  "keyword",
  "variable",
  "parameter",
  "property",
  "function",
  "method",
  "macro",
  "namespace",
  "class",
  "string",
  "number",
  "operator",
  "comment",
] as const;

export const semanticTokenModifiers = ["declaration", "modification", "readonly", "defaultLibrary"] as const;

export type SemanticTokenType = (typeof semanticTokenTypes)[number];
export type SemanticTokenModifier = (typeof semanticTokenModifiers)[number];

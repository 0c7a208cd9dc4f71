import type { SemanticToken } from "../features/semanticTokens.ts";
import { semanticTokenModifiers, semanticTokenTypes } from "../features/semanticTokensLegend.ts";
import { SemanticTokensBuilder } from "./languageServer.ts";
import type { Positions } from "./positions.ts";

/** The capability: whole documents, ranges, and deltas against the answer before. */
export const SEMANTIC_TOKENS = {
  legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [...semanticTokenModifiers] },
  full: { delta: true },
  range: true,
};

/** Tokens in LSP's relative encoding. A token never crosses a line (the feature sees to that). */
export function encodeTokens(tokens: readonly SemanticToken[], positions: Positions): { data: number[] } {
  const builder = new SemanticTokensBuilder();
  push(builder, tokens, positions);
  return { data: builder.build().data };
}

/** The last answer for each document, against which the next one is told as a difference. */
export class TokenHistory {
  readonly #builders = new Map<string, SemanticTokensBuilder>();

  full(uri: string, tokens: readonly SemanticToken[], positions: Positions) {
    const builder = new SemanticTokensBuilder();
    this.#builders.set(uri, builder);
    push(builder, tokens, positions);
    return builder.build();
  }

  /** The difference to `previousResultId`, or everything where that answer is not the last one. */
  delta(uri: string, previousResultId: string, tokens: readonly SemanticToken[], positions: Positions) {
    const builder = this.#builders.get(uri);
    if (builder === undefined) return this.full(uri, tokens, positions);
    builder.previousResult(previousResultId);
    push(builder, tokens, positions);
    return builder.canBuildEdits() ? builder.buildEdits() : builder.build();
  }

  forget(uri: string): void {
    this.#builders.delete(uri);
  }
}

function push(builder: SemanticTokensBuilder, tokens: readonly SemanticToken[], positions: Positions): void {
  for (const { range, type, modifiers } of tokens) {
    const start = positions.toPosition(range.start);
    const end = positions.toPosition(range.end);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << semanticTokenModifiers.indexOf(modifier)), 0);
    builder.push(start.line, start.character, end.character - start.character, semanticTokenTypes.indexOf(type), bits);
  }
}

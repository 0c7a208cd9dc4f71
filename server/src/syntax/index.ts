export * from "./ast.ts";
export { FENCE_CODES, SYNTAX_CODES, type SyntaxCode } from "./checks/index.ts";
export { type MarkNode, marksOf } from "./marks.ts";
export { ParsedTemplate, parse, parseBody } from "./parse.ts";
export { initSyntax, type TextEdit } from "./parser.ts";

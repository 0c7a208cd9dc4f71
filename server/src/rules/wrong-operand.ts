import { type Accepted, takes } from "../model/catalog/index.ts";
import type { Fragment, Operation } from "../model/symbols.ts";
import { membersOf, showType, type Type } from "../model/types.ts";
import type { Expr, ForNode } from "../syntax/index.ts";
import type { TemplateContext, TemplateRule } from "./rule.ts";

/**
 * A value that an operator or a `for` surely refuses: Tera computes with numbers only, joins texts and numbers only, and searches texts,
 * lists and maps only. Source: Tera 1.20, `Processor::eval_as_number`, `eval_in_condition` and `render_for_loop`.
 */
export const wrongOperand: TemplateRule = {
  on: "template",
  meta: { id: "wrong-operand", category: "calls", severity: "warning", since: "0.1.0", fixable: false },
  check(context) {
    for (const { node, fragment } of context.model.loops) container(context, fragment, node);
    for (const { expr, fragment } of context.model.operations) operands(context, fragment, expr);
  },
};

function operands(context: TemplateContext, fragment: Fragment, expr: Operation["expr"]): void {
  switch (expr.kind) {
    case "math":
      for (const side of [expr.left, expr.right])
        refuse(context, fragment, side, ["number"], `\`${expr.operator}\` computes with numbers`);
      break;
    case "compare":
      if (expr.operator === "==" || expr.operator === "!=") break;
      for (const side of [expr.left, expr.right])
        refuse(context, fragment, side, ["number"], `\`${expr.operator}\` compares numbers`);
      break;
    case "concat":
      for (const part of expr.parts)
        refuse(context, fragment, part, ["string", "number"], "`~` joins texts and numbers");
      break;
    case "in": {
      const searched = context.model.typeOf(expr.right);
      refuse(context, fragment, expr.right, ["string", "list", "map"], "`in` searches texts, lists and maps");
      if (membersOf(searched).every(({ kind }) => kind === "string" || kind === "map"))
        refuse(context, fragment, expr.left, ["string"], `only a text is looked for in ${showType(searched)}`);
      break;
    }
  }
}

function container({ model, report }: TemplateContext, { toFile }: Fragment, { container: expr, key }: ForNode): void {
  const type = model.typeOf(expr);
  const message = refusal(expr, type, key !== undefined);
  if (message !== undefined) report({ range: { start: toFile(expr.start), end: toFile(expr.end) }, message });
}

function refusal(expr: Expr, type: Type, hasKey: boolean): string | undefined {
  if (expr.kind === "missing") return undefined;
  if (expr.kind !== "variable" && expr.kind !== "function" && expr.kind !== "array")
    return "`for` goes through a variable, a call or a list in brackets";
  if (takes(["list", "map", "string"], type) === "no")
    return `\`for\` goes through lists, maps and texts, and this is ${showType(type)}`;
  if (hasKey && takes(["map"], type) === "no")
    return `a key and a value come from a map, and this is ${showType(type)}`;
  if (!hasKey && takes(["list", "string"], type) === "no")
    return `a map is gone through with two names, \`{% for key, value in … %}\`, and this is ${showType(type)}`;
  return undefined;
}

function refuse(
  { model, report }: TemplateContext,
  { toFile }: Fragment,
  expr: Expr,
  accepted: readonly Accepted[],
  what: string,
): void {
  const type = model.typeOf(expr);
  if (takes(accepted, type) !== "no") return;
  const range = { start: toFile(expr.start), end: toFile(expr.end) };
  report({ range, message: `${what}, and this is ${showType(type)}` });
}

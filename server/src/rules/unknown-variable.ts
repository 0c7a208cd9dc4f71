import type { Reference } from "../model/symbols.ts";
import type { TemplateModel } from "../model/template.ts";
import { isPromised } from "./absent-context.ts";
import { changeTo } from "./fixes.ts";
import { nearest } from "./nearest.ts";
import type { Fix, TemplateRule } from "./rule.ts";

/**
 * A name that is declared nowhere. Claimed as an error only where everything that could declare it is known; else it is a hint
 * that says what is not known (product, section 2.2).
 */
export const unknownVariable: TemplateRule = {
  on: "template",
  meta: { id: "unknown-variable", category: "variables", severity: "error", since: "0.1.0", fixable: true },
  check({ model, report }) {
    const { complete, unknowns } = model.inventory;
    const meantBy = suggestions(model);
    for (const reference of model.doubtful) {
      if (!isUnknown(reference) || (model.profile === "v1" && isPromised(reference))) continue;
      const { name, range } = reference;
      if (reference.symbols.length > 0) {
        // It is declared, and a condition around asks for the opposite.
        report({ range, severity: "warning", message: `\`${name}\` is undefined here: a condition around says so` });
        continue;
      }
      const meant = meantBy(name, range.start);
      const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
      report({
        range,
        // A name that looks like no other may be one that is given on the command line.
        severity: !complete ? "hint" : meant === undefined ? "warning" : undefined,
        message: complete
          ? `\`${name}\` is declared nowhere${hint}`
          : `\`${name}\` is declared in no file; it must be given when the template is used (${unknowns[0]})`,
        fixes: [...(meant === undefined ? [] : [changeTo(range, meant)]), ...declare(model, name)],
      });
    }
  },
};

function isUnknown(reference: Reference): boolean {
  return (
    reference.role === "name" &&
    reference.access === "read" &&
    reference.name !== "" &&
    reference.binding === "none" &&
    reference.outOfReach.length === 0 &&
    !reference.tolerant
  );
}

/** `Name` is there only because somebody enters `name`, so it is not what was meant. */
function isMadeOf(supplied: string, name: string): boolean {
  return supplied === "Name" && name === "name";
}

/** What is visible is looked up for so many names of a file; behind them, a name means what it meant before. */
const LOOKS = 100;

/** Says which visible name was likely meant by one that is not there. Looks around only where some name of the file is like it. */
function suggestions(model: TemplateModel): (name: string, offset: number) => string | undefined {
  const all = [...new Set(model.symbols.map((symbol) => symbol.name))];
  const alike = new Map<string, boolean>();
  const last = new Map<string, string | undefined>();
  let looks = 0;
  return (name, offset) => {
    let isAlike = alike.get(name);
    if (isAlike === undefined) {
      isAlike = nearest(name, all) !== undefined;
      alike.set(name, isAlike);
    }
    if (!isAlike) return undefined;
    if (looks === LOOKS) return last.get(name);
    looks += 1;
    const visible = model.visibleAt(offset).map(({ symbol }) => symbol.name);
    const meant = nearest(
      name,
      visible.filter((each) => !isMadeOf(each, name)),
    );
    last.set(name, meant);
    return meant;
  };
}

/** Adds the name below `vars`, with an empty text as its value. */
function declare(model: TemplateModel, name: string): Fix[] {
  const head = model.frontMatter;
  if (head === undefined || model.profile !== "v1") return [];
  const title = `Declare \`${name}\` in \`vars\``;
  const vars = head.get("vars");
  if (vars === undefined) {
    const at = { start: head.range.end, end: head.range.end };
    return [{ title, changes: [{ range: at, newText: `vars:\n  ${name}: ""\n` }], safe: false }];
  }
  const last = vars.children.at(-1);
  if (vars.isList || vars.flowMap || last === undefined || vars.valueRange === undefined) return [];
  const lineStart = model.text.lastIndexOf("\n", last.keyRange.start) + 1;
  const indent = model.text.slice(lineStart, last.keyRange.start);
  const end = lineEnd(model.text, (last.valueRange ?? last.keyRange).end);
  return [{ title, changes: [{ range: { start: end, end }, newText: `${indent}${name}: ""\n` }], safe: false }];
}

/** Behind the line break that ends the line of `offset`. */
function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === "\n") return offset;
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

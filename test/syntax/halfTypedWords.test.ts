import { strict as assert } from "node:assert";
import { parse, SYNTAX_CODES } from "../../server/src/syntax/index.ts";
import { loadSyntax } from "../support/syntax.ts";

describe("a tag that is typed in front of text", () => {
  before(loadSyntax);

  for (const [text, message] of [
    ['let s = "{{";\n', '`{{` is never closed: `}}` is missing, or `"` behind this text'],
    ['{{ "hello"\n', "`{{` is never closed: `}}` is missing"],
    ['print("{{ name");\n', '`{{` is never closed: `}}` is missing before `");`'],
    ["{{ it's here\n", "`{{` is never closed: `}}` is missing before `'s here`"],
    ["{% if x say y\n", "`{%` is never closed: `%}` is missing before `say`"],
    ['{{ "abc }}\n', 'the text is never closed: `"` is missing'],
    ['{{ "abc" name }}\n', "`name` is not understood here"],
    ["{{ a && b\n", "write `and`: Tera has no `&&`"],
  ] as const)
    it(`is said to lack its end before other faults are looked for: ${text.trim()}`, () => {
      const parsed = parse(text);
      const [first] = parsed.problems.filter(({ code }) => (SYNTAX_CODES as readonly string[]).includes(code));
      assert.equal(first?.message, message);
      parsed.delete();
    });
});

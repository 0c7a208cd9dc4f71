import type { TemplateRule } from "./rule.ts";

/** What a reader puts where bytes are no UTF-8. */
const REPLACEMENT = "\uFFFD";

/**
 * Characters that could not be read, said once for a file. Editors and this server read on with a replacement; ggen stops with "stream
 * did not contain valid UTF-8".
 */
export const invalidEncoding: TemplateRule = {
  on: "template",
  meta: { id: "invalid-encoding", category: "structure", severity: "warning", since: "0.1.0", fixable: false },
  check({ model, report }) {
    const start = model.text.indexOf(REPLACEMENT);
    if (start < 0) return;
    report({
      range: { start, end: start + REPLACEMENT.length },
      message: "this character could not be read: save the file as UTF-8, the only encoding that ggen reads",
    });
  },
};

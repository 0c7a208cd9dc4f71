import { strict as assert } from "node:assert";
import { isFound, patternFault } from "../../server/src/base/regex/match.ts";

/** Regular expressions as Rust's crate regex has them: what `is matching` and `skip_if` mean. */
describe("a regular expression", () => {
  const finds = (pattern: string, ...texts: string[]) =>
    it(`${pattern} is in ${JSON.stringify(texts)}`, () => {
      for (const text of texts) assert.equal(isFound(pattern, text), true, text);
    });
  const misses = (pattern: string, ...texts: string[]) =>
    it(`${pattern} is not in ${JSON.stringify(texts)}`, () => {
      for (const text of texts) assert.equal(isFound(pattern, text), false, text);
    });
  const refused = (pattern: string, words: RegExp) =>
    it(`${pattern} is refused`, () => assert.match(patternFault(pattern) ?? "", words));

  describe("knows Unicode", () => {
    finds("^\\w+$", "é日本", "a_1");
    finds("\\d", "٣");
    finds("\\bé", "a é");
    misses("\\bé", "aé");
    finds("\\p{Greek}\\p{lu}", "σA");
    finds("(?i)σς", "ΣΣ", "σσ");
    finds("(?i)k", "\u212a");
    misses("(?-u:\\w)", "é");
  });

  describe("has classes within classes", () => {
    finds("^[\\w&&[^a-z]]$", "A", "é");
    misses("^[\\w&&[^a-z]]$", "a");
    finds("^[a-z--b]$", "a");
    misses("^[a-z--b]$", "b");
    finds("^[]a^-]+$", "]a^-");
    finds("^[[:alpha:]~~[a-c]]$", "d");
  });

  describe("has flags, anchors and counts", () => {
    finds("(?x) a b # c", "ab");
    finds("(?m)^b$", "a\nb\nc");
    misses("^b$", "a\nb\nc");
    misses("a.b", "a\nb");
    finds("(?s)a.b", "a\nb");
    finds("^(?:ab){2,3}$", "abab", "ababab");
    misses("^(?:ab){2,3}$", "ab", "abababab");
    finds("^a**$", "", "aaa");
    finds("\\<foo\\>", "a foo b");
  });

  describe("is refused", () => {
    refused("\\p{constructor=x}", /./);
    refused("(", /never closed/);
    refused("a)", /has no `\(`/);
    refused("*a", /nothing to repeat/);
    refused("{", /nothing to repeat/);
    refused("a{2,1}", /from 2 to 1/);
    refused("[z-a]", /backwards/);
    refused("(?=a)", /looking ahead/);
    refused("(a)\\1", /references/);
    refused("\\Z", /no escape/);
    refused("\\p{Klingon}", /no property/);
    refused("((a{100}){100}){100}", /too large/);
  });

  it("takes a time in proportion to the text, whatever the pattern", () => {
    assert.equal(isFound("^(a+)+$", `${"a".repeat(20_000)}b`), false);
    assert.equal(isFound("(a|aa)*c", "a".repeat(20_000)), false);
  });
});

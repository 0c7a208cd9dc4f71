/** The tests of Tera 1.20, as they stand behind `is`. */
import type { TestEntry } from "./entry.ts";

const base = { kind: "test", from: "tera", profiles: ["v1", "26"], args: [] } as const;

export const tests: readonly TestEntry[] = [
  {
    ...base,
    name: "defined",
    accepts: ["any"],
    doc: "Whether the variable has a value at all; null counts.",
    example: { source: "{{ nowhere is defined }}", output: "false" },
  },
  {
    ...base,
    name: "undefined",
    accepts: ["any"],
    doc: "Whether the variable has no value at all.",
    example: { source: "{{ nowhere is undefined }}", output: "true" },
  },
  {
    ...base,
    name: "string",
    accepts: ["any"],
    doc: "Whether it is a text.",
    example: { source: '{% set x = "a" %}{{ x is string }}', output: "true" },
  },
  {
    ...base,
    name: "number",
    accepts: ["any"],
    doc: "Whether it is an integer or a float.",
    example: { source: "{% set x = 1.5 %}{{ x is number }}", output: "true" },
  },
  {
    ...base,
    name: "iterable",
    accepts: ["any"],
    doc: "Whether it is a list or a map. A text is not, although `for` accepts one.",
    example: { source: "{% set x = [1] %}{{ x is iterable }}", output: "true" },
  },
  {
    ...base,
    name: "object",
    accepts: ["any"],
    doc: "Whether it is a map.",
    example: { source: "{{ settings is object }}", context: { settings: {} }, output: "true" },
  },
  {
    ...base,
    name: "odd",
    accepts: ["number"],
    doc: "Whether it is odd.",
    example: { source: "{% set x = 3 %}{{ x is odd }}", output: "true" },
  },
  {
    ...base,
    name: "even",
    accepts: ["number"],
    doc: "Whether it is even.",
    example: { source: "{% set x = 3 %}{{ x is even }}", output: "false" },
  },
  {
    ...base,
    name: "divisibleby",
    accepts: ["number"],
    args: [{ name: "divisor", type: "number", required: true, doc: "what to divide by" }],
    doc: "Whether it can be divided without a rest.",
    example: { source: "{% set x = 6 %}{{ x is divisibleby(3) }}", output: "true" },
  },
  {
    ...base,
    name: "starting_with",
    accepts: ["string"],
    args: [{ name: "text", type: "string", required: true, doc: "the beginning" }],
    doc: "Whether it begins with a text.",
    example: { source: '{% set x = "getName" %}{{ x is starting_with("get") }}', output: "true" },
  },
  {
    ...base,
    name: "ending_with",
    accepts: ["string"],
    args: [{ name: "text", type: "string", required: true, doc: "the end" }],
    doc: "Whether it ends with a text.",
    example: { source: '{% set x = "user_id" %}{{ x is ending_with("_id") }}', output: "true" },
  },
  {
    ...base,
    name: "containing",
    accepts: ["string", "list", "map"],
    args: [{ name: "part", type: "any", required: true, doc: "a part of the text, an element, or a key" }],
    doc: "Whether the text has a part, the list an element, the map a key.",
    example: { source: "{% set x = [1, 2] %}{{ x is containing(2) }}", output: "true" },
  },
  {
    ...base,
    name: "matching",
    accepts: ["string"],
    args: [
      { name: "pattern", type: "string", required: true, doc: "a regular expression in Rust's syntax, found anywhere" },
    ],
    doc: "Whether a regular expression matches somewhere in it.",
    example: { source: '{% set x = "v12" %}{{ x is matching("[0-9]+") }}', output: "true" },
  },
];

import { type Document, parseDocument } from "yaml";

/**
 * Reads the YAML of a head, or of a text that was made from one, into a document that keeps ranges.
 *
 * Merge keys are ordinary keys and double keys are left to the caller, as ggen's own readers have it. Broken YAML gives what could
 * be read, and `errors`. Never throws.
 */
export function parseYaml(text: string): Document.Parsed {
  return parseDocument(text, {
    uniqueKeys: false,
    strict: true,
    merge: false,
    prettyErrors: false,
    stringKeys: false,
    logLevel: "silent",
  });
}

import { URI } from "vscode-uri";

/** Fields of LSP and of `ggen/*` that hold a URI. */
const FIELDS = new Set(["uri", "rootUri", "targetUri", "oldUri", "newUri", "target", "template"]);

/** What is spelled the same by every client. */
const PLAIN = /^file:\/\/\/[\w\-.~/]*$/;

/**
 * One file, one URI: clients spell `(`, `+`, `@` or a drive letter in their own ways, and the same file must be the same inside.
 *
 * What comes in gets the spelling of `vscode-uri`, what goes out that of the client: exactly where it named the file, else with its
 * spelling of the folder. Where a client spells as we do, nothing is walked through on the way out.
 */
export class Uris {
  /** Ours to the client's, where they differ. */
  readonly #spelled = new Map<string, string>();

  /** A copy with our spelling. Only what can hold URIs is looked at: `data` travels as it is. */
  inward<Value>(value: Value): Value {
    return mapped(value, (uri) => this.#ours(uri)) as Value;
  }

  /** A copy with the client's spelling. */
  outward<Value>(value: Value): Value {
    if (this.#spelled.size === 0) return value;
    return mapped(value, (uri) => this.theirs(uri)) as Value;
  }

  /** The client's spelling of one URI. */
  theirs(uri: string): string {
    for (let end = uri.length; end > 0; end = uri.lastIndexOf("/", end - 1)) {
      const known = this.#spelled.get(uri.slice(0, end));
      if (known !== undefined) return known + uri.slice(end);
    }
    return uri;
  }

  #ours(uri: string): string {
    if (!uri.startsWith("file:") || PLAIN.test(uri)) return uri;
    const ours = canonical(uri);
    // Folders are looked up without the slash that some clients end them with.
    if (ours !== uri) this.#spelled.set(ours.replace(/\/$/, ""), uri.replace(/\/$/, ""));
    return ours;
  }
}

/** Empty: the text itself where it is no URI after all. */
function canonical(uri: string): string {
  try {
    return URI.parse(uri, true).toString();
  } catch {
    return uri;
  }
}

function mapped(value: unknown, change: (uri: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (typeof value !== "object" || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (typeof field === "string") out[key] = FIELDS.has(key) ? change(field) : field;
    else if (key === "data") out[key] = field;
    else if (key === "changes" && !Array.isArray(field)) out[key] = renamed(field, change);
    else out[key] = mapped(field, change);
  }
  return out;
}

/** `changes` of a workspace edit: the keys are URIs. */
function renamed(changes: unknown, change: (uri: string) => string): unknown {
  if (typeof changes !== "object" || changes === null) return changes;
  return Object.fromEntries(Object.entries(changes).map(([uri, edits]) => [change(uri), edits]));
}

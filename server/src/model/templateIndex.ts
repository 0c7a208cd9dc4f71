import { decodeUri } from "../base/uri.ts";
/** The index of templates: summaries, and who refers to whom by which last path segment. */
import type { Summary } from "./summary.ts";

/**
 * Summaries of all known templates, with an index from the last segment of the paths they write.
 *
 * Costs: putting and removing one file is proportional to its own links; nothing depends on how many there are.
 */
export class TemplateIndex {
  readonly #summaries = new Map<string, Summary>();
  readonly #bySegment = new Map<string, Set<string>>();

  get(uri: string): Summary | undefined {
    return this.#summaries.get(uri);
  }

  get uris(): Iterable<string> {
    return this.#summaries.keys();
  }

  get summaries(): Iterable<Summary> {
    return this.#summaries.values();
  }

  put(summary: Summary): void {
    this.remove(summary.uri);
    this.#summaries.set(summary.uri, summary);
    for (const segment of segmentsOf(summary)) {
      const uris = this.#bySegment.get(segment);
      if (uris === undefined) this.#bySegment.set(segment, new Set([summary.uri]));
      else uris.add(summary.uri);
    }
  }

  remove(uri: string): void {
    const summary = this.#summaries.get(uri);
    if (summary === undefined) return;
    this.#summaries.delete(uri);
    for (const segment of segmentsOf(summary)) {
      const uris = this.#bySegment.get(segment);
      uris?.delete(uri);
      if (uris?.size === 0) this.#bySegment.delete(segment);
    }
  }

  /** Files with a link whose last segment is that of `uri`; whether it is really meant has to be resolved. */
  mayReferTo(uri: string): Iterable<string> {
    return this.#bySegment.get(lastSegment(decodeUri(uri))) ?? [];
  }

  clear(): void {
    this.#summaries.clear();
    this.#bySegment.clear();
  }
}

function segmentsOf(summary: Summary): Set<string> {
  return new Set(summary.links.map((link) => lastSegment(link.path)));
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

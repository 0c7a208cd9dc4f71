import { distance } from "fastest-levenshtein";

/**
 * The candidate that was most likely meant.
 *
 * Empty: `undefined` when none is near enough: a third of the letters may differ, and at least one.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const allowed = Math.max(1, Math.floor(written.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (candidate === written || Math.abs(candidate.length - written.length) > allowed) continue;
    const found = distance(written.toLowerCase(), candidate.toLowerCase());
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

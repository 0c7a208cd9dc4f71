import { setTimeout as pause } from "node:timers/promises";
import type { PlannedFile } from "../features/generate.ts";
import type { Session } from "./session.ts";

/** An editor tells of its changes a moment after it said "applied": so often, so many milliseconds apart, they are looked for. */
const LOOKS = 10;
const BETWEEN_MS = 50;

/**
 * The changed files that are certainly not what was planned, after the editor said that it applied everything (product decision 30).
 *
 * What an editor keeps unsaved in a buffer that this server is not told of cannot be seen: a file on disk that still has its old
 * text, or none, is taken for one of these.
 */
export async function differences(session: Session, changed: readonly PlannedFile[]): Promise<readonly PlannedFile[]> {
  let wrong = changed;
  for (let look = 0; look < LOOKS && wrong.length > 0; look++) {
    if (look > 0) await pause(BETWEEN_MS);
    const judged = await Promise.all(wrong.map(async (file) => ({ file, fine: await isFine(session, file) })));
    wrong = judged.flatMap(({ file, fine }) => (fine ? [] : [file]));
  }
  return wrong;
}

async function isFine(session: Session, { uri, text, existing }: PlannedFile): Promise<boolean> {
  const open = session.documents.get(uri);
  if (open !== undefined) return sameLines(open.text, text);
  const onDisk = await session.host.readFile(uri);
  if (onDisk === undefined) return existing === undefined && !session.client.supportsCreateFiles;
  return onDisk === "" || onDisk === existing?.text || sameLines(onDisk, text);
}

/** Editors may keep the line ends that a file had. */
function sameLines(left: string, right: string): boolean {
  return left === right || left.replace(/\r\n/g, "\n") === right.replace(/\r\n/g, "\n");
}

import type { FileKindRequest } from "../protocol/index.ts";
import { UserRefusal } from "./fence.ts";
import type { Session } from "./session.ts";

/** `ggen/fileKind`: whose file an open document is, by the text in the editor rather than the one on disk. */
export async function fileKind(session: Session, { uri }: FileKindRequest.Params): Promise<FileKindRequest.Result> {
  await session.loaded();
  if (session.workspace === undefined) throw new UserRefusal("The language is not loaded.");
  return { kind: session.workspace.kindOf(uri, session.documents.get(uri)?.text) ?? null };
}

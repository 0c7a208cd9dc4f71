import { readSettings } from "../config/read.ts";
import type { Settings } from "../config/settings.ts";
import { MessageType, ShowMessageNotification } from "./languageServer.ts";
import type { Session } from "./session.ts";

/**
 * Takes over the settings of the client: asked for, for every workspace folder, where it answers questions, else as it `sent` them.
 *
 * What cannot be used is said once, and the value before it stays. Gives whether anything changed.
 */
export async function updateSettings(session: Session, sent?: unknown): Promise<boolean> {
  const { client, host } = session;
  const before = JSON.stringify([session.settings, [...session.folderSettings]]);
  const problems = new Set<string>();
  const read = (own: unknown, previous: Settings) => {
    const found = readSettings(own, previous);
    for (const problem of found.problems) problems.add(problem);
    return found.settings;
  };
  const asked = client.supportsConfiguration ? await ask(session) : undefined;
  session.settings = read(asked?.shared ?? (sent as { ggen?: unknown } | null | undefined)?.ggen, session.settings);
  const folders = [...(asked?.folders ?? [])].map(([root, own]): [string, Settings] => [
    root,
    read(own, session.folderSettings.get(root) ?? session.settings),
  ]);
  session.folderSettings = new Map(folders);
  if (problems.size > 0) {
    for (const problem of problems) host.log.warn(problem);
    // Told, not asked: the library's own method for warnings sends a request.
    const message = `ggen: ${[...problems].join("; ")}`;
    await session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
  return before !== JSON.stringify([session.settings, [...session.folderSettings]]);
}

/** The client's answer without a folder and for each. Empty: `undefined` where it refuses, which is logged. */
async function ask({ connection, roots, host, uris }: Session) {
  const section = "ggen";
  try {
    const answers: unknown = await connection.workspace.getConfiguration([
      { section },
      ...roots.map((root) => ({ section, scopeUri: uris.theirs(root) })),
    ]);
    const [shared, ...folders] = Array.isArray(answers) ? answers : [];
    return { shared, folders: new Map(roots.map((root, index) => [root, folders[index] ?? shared])) };
  } catch (error) {
    host.log.warn(`the client gave no configuration: ${String(error)}`);
    return undefined;
  }
}

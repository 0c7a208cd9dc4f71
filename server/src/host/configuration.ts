import { readSettings } from "../config/read.ts";
import type { Session } from "./session.ts";

/**
 * Takes over the settings of the client: asked for where it answers questions, else as it `sent` them. What cannot be used is
 * said once, and the value before it stays.
 */
export async function updateSettings(session: Session, sent?: unknown): Promise<void> {
  const { connection, client, host } = session;
  const asked = client.supportsConfiguration ? await connection.workspace.getConfiguration("ggen") : undefined;
  const { settings, problems } = readSettings(
    asked ?? (sent as { ggen?: unknown } | null | undefined)?.ggen,
    session.settings,
  );
  session.settings = settings;
  for (const problem of problems) host.log.warn(problem);
  if (problems.length > 0) connection.window.showWarningMessage(`ggen: ${problems.join("; ")}`);
}

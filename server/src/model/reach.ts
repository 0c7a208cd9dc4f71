import type { Host } from "../base/host.ts";
import { folderOf } from "../base/uri.ts";

/**
 * Whether a file may be read or written on behalf of a template: inside the workspace folders once every link is followed; for a
 * template outside of them, inside its own folder.
 *
 * A host that cannot follow links lets nothing through. Source: product decision 9.
 */
export async function withinReach(
  host: Host,
  roots: readonly string[],
  template: string,
  uri: string,
): Promise<boolean> {
  const own = folderOf(template);
  const around = roots.filter((root) => own === root || own.startsWith(`${root}/`));
  const allowed = around.length > 0 ? roots : [own];
  const real = await host.realUri?.(uri);
  if (real === undefined) return false;
  for (const folder of allowed) {
    const inside = await host.realUri?.(folder);
    if (inside !== undefined && real.startsWith(`${inside.replace(/\/$/, "")}/`)) return true;
  }
  return false;
}

import type { StatusRequest } from "../../../server/src/protocol/index.ts";

/** The server's status as lines with an icon, for the status list. */
export function statusLines(
  status: StatusRequest.Result,
  extensionVersion: string,
): { readonly label: string; readonly description: string }[] {
  const templates = status.indexing ? `${status.templates} so far, still reading` : String(status.templates);
  return [
    { label: "$(package) Server", description: `${status.version}, protocol ${status.protocol}` },
    { label: "$(extensions) Extension", description: extensionVersion },
    { label: "$(folder) Folders", description: status.roots.length === 0 ? "none" : status.roots.join(", ") },
    { label: "$(file-code) Templates", description: templates },
    {
      label: status.trusted ? "$(workspace-trusted) Trust" : "$(workspace-untrusted) Trust",
      description: status.trusted ? "the workspace is trusted" : "restricted: no registry, hook or program is used",
    },
  ];
}

import type { CancellationToken } from "../base/host.ts";
import { decodeUri, joinUri } from "../base/uri.ts";
import type { PreviewResult } from "../engine/preview/types.ts";
import type { PlannedFile, Refusal, Target } from "../features/generate.ts";
import { withinReach } from "../model/reach.ts";
import type { TemplateModel } from "../model/template.ts";
import type { GenerateCommand, GeneratedFile } from "../protocol/index.ts";
import { previewTemplate } from "./engine.ts";
import { UserRefusal } from "./fence.ts";
import {
  type ExecuteCommandParams,
  MessageType,
  ShowMessageNotification,
  type WorkspaceEdit,
} from "./languageServer.ts";
import { differences } from "./readBack.ts";
import type { Session } from "./session.ts";
import { templates } from "./templates.ts";
import { toWire } from "./wire.ts";

const DONE = {
  create: "created",
  overwrite: "overwritten",
  inject: "injected",
  unchanged: "unchanged",
  skip: "skipped",
} as const;

/** `ggen.server.generate`: plans, asks, has the client apply, reads back. Errors: a refusal with a sentence for the user. */
export async function generate(
  session: Session,
  params: ExecuteCommandParams,
  token: CancellationToken,
): Promise<GenerateCommand.Result> {
  const { template, vars } = readArgs(params.arguments?.[0]);
  const language = await session.ready();
  await session.indexed;
  const model = await templateFor(session, template);
  const preview = await previewTemplate(session, model, vars, token);
  if (token.isCancellationRequested) return { files: [] };
  const given = new Set(Object.keys(vars));
  const plan = await language.planGeneration({
    model,
    preview,
    given,
    settings: session.snapshot().settings(model.uri).generation,
    look: (to) => targetFor(session, model, to),
  });
  if ("refusal" in plan) throw refuse(session, model, plan);
  const agreed = await agreedPlan(session, plan);
  if (agreed === undefined) return { files: [] };
  const files = await apply(session, model, agreed);
  mentionHooks(session, preview.files);
  return { files };
}

/** A template's shell commands are somebody else's: they are shown, and never run (product decision 10). */
function mentionHooks(session: Session, files: PreviewResult["files"]): void {
  const hooks = files.flatMap(({ front }) => [front.sh_before, front.sh_after].filter((hook) => hook !== undefined));
  if (hooks.length > 0) tell(session, MessageType.Info, `ggen: not run, though the template asks: ${hooks.join("; ")}`);
}

/** Told, not asked: the library's own methods for messages send a request. */
function tell({ connection }: Session, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}

function readArgs(given: unknown): Required<GenerateCommand.Args> {
  const { template, vars } = (given ?? {}) as Record<string, unknown>;
  if (typeof template !== "string" || template === "")
    throw new UserRefusal("Generating needs the template: an object with its URI as `template`.");
  const isMap = typeof vars === "object" && vars !== null && !Array.isArray(vars);
  if (vars !== undefined && !isMap)
    throw new UserRefusal("The `vars` to generate with must be a map of name to value.");
  return { template, vars: (vars ?? {}) as Record<string, unknown> };
}

/** The template that a URI, or a name as people type it, means. */
async function templateFor(session: Session, reference: string): Promise<TemplateModel> {
  const workspace = session.workspace!;
  let uri = reference;
  if (!/^[a-z][a-z0-9+.-]+:\/\/|^untitled:/i.test(reference)) {
    const found = (await templates(session, { reference })).templates;
    if (found.length > 1)
      throw new UserRefusal(`"${reference}" may mean ${found.map(({ name }) => name).join(" or ")}: say which one.`);
    if (found[0] === undefined) throw new UserRefusal(`There is no template "${reference}" in this workspace.`);
    uri = found[0].uri;
  }
  // A file that nobody has read yet: it lies outside of every folder, or is ignored.
  if (workspace.text(uri) === undefined) await workspace.fileChanged(uri);
  if (workspace.text(uri) === undefined) throw new UserRefusal(`There is no file ${shown(session, uri)}.`);
  workspace.claim(uri);
  const model = workspace.template(uri);
  if (model === undefined) throw new UserRefusal(`${shown(session, uri)} is no template.`);
  return model;
}

/** Which file a target means; outside of the workspace it is refused. */
async function targetFor(session: Session, model: TemplateModel, to: string): Promise<Target | Refusal> {
  const { root } = session.workspace!.projectOf(model.uri);
  if (!root.startsWith("file:")) return { refusal: "the template has no place in a folder yet: save it first" };
  // A line break at the end is easily written in YAML, and never meant.
  if (/\p{Cc}/u.test(to))
    return { refusal: `the target ${JSON.stringify(to)} has a line break or another control character in it` };
  const uri = joinUri(root, to);
  if (uri === undefined || !(await withinReach(session.host, session.roots, model.uri, uri)))
    return { refusal: `the target \`${to}\` is outside of the workspace` };
  if (uri.split("/").some((part) => part.toLowerCase() === ".git"))
    return { refusal: `the target \`${to}\` is inside of Git's own folder` };
  const open = session.documents.get(uri);
  if (open !== undefined) return { uri, existing: { text: open.text, version: open.version } };
  const info = await session.host.stat?.(uri);
  if (info === undefined) return { uri };
  const text = info.kind === "file" ? await session.host.readFile(uri) : undefined;
  return text === undefined
    ? { refusal: `the target \`${to}\` is there and is no text file` }
    : { uri, existing: { text } };
}

function refuse(session: Session, model: TemplateModel, { refusal, at }: Refusal): UserRefusal {
  const uri = at?.template.includes(":/") === true ? at.template : model.uri;
  const text = session.workspace?.text(uri) ?? session.documents.get(uri)?.text;
  const place =
    at === undefined || text === undefined
      ? shown(session, model.uri)
      : `${shown(session, uri)}:${session.positions(uri).toPosition(at.offset).line + 1}`;
  return new UserRefusal(`Nothing was generated. ${place}: ${refusal}.`);
}

/** A file as the user knows it. */
function shown(session: Session, uri: string): string {
  const root = session.roots.find((each) => uri.startsWith(`${each}/`));
  return decodeUri(uri.slice(root === undefined ? uri.lastIndexOf("/") + 1 : root.length + 1));
}

/** The plan once the user agreed to what it overwrites. Empty: `undefined` when not. Editors with annotations ask by themselves. */
async function agreedPlan(session: Session, plan: readonly PlannedFile[]): Promise<readonly PlannedFile[] | undefined> {
  const { overwritten } = await session.ready();
  const losing = overwritten(plan);
  if (losing.length === 0 || session.client.supportsChangeAnnotations) return plan;
  const names = losing.map(({ to }) => to).join(", ");
  const unforced = losing.some(({ force }) => !force)
    ? " The template does not say `force: true`, so ggen itself would refuse."
    : "";
  const pressed = await session.connection.window
    .showWarningMessage(
      `${names} ${losing.length === 1 ? "exists" : "exist"} and would be overwritten.${unforced}`,
      { title: "Overwrite" },
      { title: "Cancel" },
    )
    // A client that cannot ask has not agreed.
    .catch(() => undefined);
  return pressed?.title === "Overwrite" ? plan : undefined;
}

async function apply(
  session: Session,
  model: TemplateModel,
  plan: readonly PlannedFile[],
): Promise<readonly GeneratedFile[]> {
  const { changing, generateEdit, overwritten } = await session.ready();
  const { client, connection, documents } = session;
  const edit = generateEdit(plan, {
    createFiles: client.supportsCreateFiles,
    annotations: client.supportsCreateFiles && client.supportsChangeAnnotations,
  });
  const texts = new Map(plan.map(({ uri, existing }) => [uri, existing?.text ?? ""]));
  const onWire = toWire(edit, model.uri, (uri) => documents.positions(uri, texts.get(uri) ?? "")) as WorkspaceEdit;
  const done = plan.map(({ uri, action }): GeneratedFile => ({ uri, action: DONE[action] }));
  if (changing(plan).length === 0) return done;
  const label = `Generate from ${shown(session, model.uri)}`;
  const { applied, failureReason } = await connection.workspace
    .applyEdit({ label, edit: session.uris.outward(onWire) })
    .catch((error: unknown) => ({ applied: false, failureReason: String(error) }));
  if (!applied) {
    // Declining the preview of an editor comes back like this.
    if (failureReason === undefined && overwritten(plan).length > 0) return [];
    throw new UserRefusal(
      `Nothing was generated: the editor did not apply it${failureReason ? ` (${failureReason})` : ""}.`,
    );
  }
  const wrong = await differences(session, changing(plan));
  if (wrong.length > 0)
    tell(
      session,
      MessageType.Warning,
      `ggen: ${wrong.map(({ to }) => to).join(", ")} ${wrong.length === 1 ? "is" : "are"} not as planned after the editor applied it. Undo it there, and generate again.`,
    );
  return done;
}

import { stat } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { URI } from "vscode-uri";
import { DEFAULT_SETTINGS } from "../config/settings.ts";
import type { Evaluation } from "../host/engineEntry.ts";
import { loadWorkspace, settingsFor } from "../host/groundwork.ts";
import { createNodeHost } from "../host/nodeHost.ts";
import { samplesRegistry } from "../host/samples.ts";
import type { Workspace } from "../model/workspace.ts";
import { type Finding, findings, safeChanges } from "../rules/index.ts";
import { evaluationOf } from "./evaluate.ts";
import type { CliProgress } from "./progress.ts";
import { projectAbove } from "./projectAbove.ts";
import { replaceText } from "./replaceText.ts";

/** The findings of one file, with the text they were found in. */
export interface CheckedFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

export interface CheckResult {
  /** By path; files without findings too. */
  readonly files: readonly CheckedFile[];
  /** How many files the fixes changed. */
  readonly fixed: number;
  /** Sentences about files that could not be read or written. */
  readonly refused: readonly string[];
  /** Whether a file that was named could not be read. */
  readonly unread: boolean;
}

const running = { isCancellationRequested: false };
const candidates = "**/{*.tmpl,*.tera,gpack.toml,ggen.toml,pack.toml,make.toml,package.toml,ggen.lock,.ggen/*.toml}";

/**
 * Checks files and folders.
 *
 * Shape: every file that is ggen's (product decision 20), a file that is named whatever it is. `missing` is a path that is not there.
 */
export async function check(
  paths: readonly string[],
  options: { readonly cwd: string; readonly fix: boolean; readonly progress: CliProgress },
): Promise<CheckResult | { readonly missing: string }> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const host = createNodeHost(silent);
  const workspace = await loadWorkspace(host, () => DEFAULT_SETTINGS);
  const registries = [await samplesRegistry()];
  const wanted = new Map<string, { named: boolean }>();
  const roots = new Set<string>();
  const lone: string[] = [];
  for (const path of paths) {
    const full = resolve(options.cwd, path);
    const info = await stat(full).catch(() => undefined);
    if (info === undefined) return { missing: path };
    const folder = info.isDirectory() ? full : dirname(full);
    const root = await projectAbove(folder);
    const uri = URI.file(full).toString();
    if (info.isDirectory()) {
      roots.add(root ?? folder);
      for (const each of await host.findFiles!(uri, candidates))
        if (!wanted.has(each)) wanted.set(each, { named: false });
    } else {
      wanted.set(uri, { named: true });
      if (root === undefined) lone.push(uri);
      else roots.add(root);
    }
  }
  const workspaceRoots = [...roots].map((root) => URI.file(root).toString());
  workspace.setRoots(workspaceRoots);
  await workspace.index(running, options.progress.show);
  options.progress.end();
  for (const uri of lone) await workspace.readAround(uri);
  const files: CheckedFile[] = [];
  const refused: string[] = [];
  let fixed = 0;
  let unread = false;
  for (const [uri, { named }] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (named) {
      await workspace.fileChanged(uri);
      workspace.claim(uri);
    } else if (workspace.kindOf(uri) === undefined || workspace.isExcluded(uri)) continue;
    const look = (evaluation?: Evaluation) => {
      const severities = settingsFor(DEFAULT_SETTINGS, workspace.projectOf(uri)).rules;
      return findings(uri, { workspace, registries, severities, evaluation }, () => false);
    };
    const path = relative(options.cwd, URI.parse(uri).fsPath).replaceAll("\\", "/");
    if (workspace.text(uri) === undefined) {
      refused.push(`${path} cannot be read`);
      unread ||= named;
      continue;
    }
    await workspace.lookUp(uri);
    if (options.fix) {
      const before = workspace.text(uri) ?? "";
      fix(workspace, uri, look(), look);
      const after = workspace.text(uri) ?? "";
      const problem = after === before ? undefined : await replaceText(URI.parse(uri).fsPath, before, after);
      if (problem !== undefined) {
        refused.push(`${path} ${problem}`);
        await workspace.close(uri);
      } else if (after !== before) fixed += 1;
    }
    const found = look(await evaluationOf(workspace, host, workspaceRoots, uri));
    files.push({ path, text: workspace.text(uri) ?? "", findings: found });
  }
  return { files, fixed, refused, unread };
}

/** Fixes can make others possible; so many rounds are enough for all of them. */
const rounds = 10;

function fix(workspace: Workspace, uri: string, first: Finding[], look: () => Finding[]): void {
  let found = first;
  let text = workspace.text(uri) ?? "";
  for (let round = 0; round < rounds; round += 1) {
    const changes = [...safeChanges(found)].sort((a, b) => b.range.start - a.range.start);
    if (changes.length === 0) break;
    for (const { range, newText } of changes) text = text.slice(0, range.start) + newText + text.slice(range.end);
    workspace.open({ uri, languageId: "ggen-template", version: round + 1, text });
    found = look();
  }
}

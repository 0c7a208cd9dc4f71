import type { SeverityName } from "../config/settings.ts";
import type { Evaluation } from "../engine/preview/evaluate.ts";
import type { ManifestModel } from "../model/manifests/index.ts";
import type { Registry } from "../model/registry.ts";
import type { TemplateModel } from "../model/template.ts";
import type { Workspace } from "../model/workspace.ts";
import { RULES } from "./all.ts";
import { halfTyped } from "./halfTyped.ts";
import type { EvaluatedRule, Finding, Report, Rule, RuleMeta, TemplateRule } from "./rule.ts";
import { suppressionsOf } from "./suppress.ts";

/** What findings depend on beside the file itself. */
export interface RunOptions {
  readonly workspace: Workspace;
  readonly registries: readonly Registry[];
  /** Severities by rule; `.ggen/ls.toml` has been applied. */
  readonly severities: Readonly<Record<string, SeverityName>>;
  /** What running the template gave; the rules that need it are left out without. */
  readonly evaluation?: Evaluation;
}

/**
 * Everything the rules find in a file, in document order, suppressed ones left out.
 *
 * Empty: `[]` for a file that is not ggen's. Cancellation: `isCancelled` is asked between rules, and then what was found so far
 * is given.
 */
export function findings(uri: string, options: RunOptions, isCancelled: () => boolean): Finding[] {
  const steps = findingSteps(uri, options, isCancelled);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** {@link findings}, with a pause after each rule: long files must not keep others waiting. */
export function* findingSteps(
  uri: string,
  options: RunOptions,
  isCancelled: () => boolean,
): Generator<void, Finding[], void> {
  const { workspace } = options;
  const model = workspace.template(uri);
  const manifest = model === undefined ? workspace.manifest(uri) : undefined;
  const text = model?.text ?? manifest?.text;
  if (text === undefined) return [];
  const found: Finding[] = [];
  for (const rule of RULES) {
    if (isCancelled()) break;
    const severity = options.severities[rule.meta.id];
    if (severity !== "off") run(rule, uri, model, manifest, options, severity, found);
    yield;
  }
  if (isCancelled()) return found;
  const isSuppressed = suppressionsOf(text, model);
  const isHalfTyped = model === undefined ? () => false : halfTyped(model);
  return found
    .filter(({ rule, range }) => !isSuppressed(rule.id, range.start))
    .filter(({ rule, range }) => saysForm(rule) || !isHalfTyped(range.start))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || compare(a.rule.id, b.rule.id));
}

/** Whether a rule is about how something is written, rather than about what it means. */
function saysForm({ category }: RuleMeta): boolean {
  return category === "syntax" || category === "frontmatter";
}

function run(
  rule: Rule,
  uri: string,
  model: TemplateModel | undefined,
  manifest: ManifestModel | undefined,
  { workspace, registries, evaluation }: RunOptions,
  severity: Exclude<SeverityName, "off"> | undefined,
  found: Finding[],
): void {
  const report: Report = (finding) =>
    void found.push({
      ...finding,
      range: { start: finding.range.start, end: finding.range.end },
      fixes: finding.fixes ?? [],
      rule: rule.meta,
      severity: severity ?? finding.severity,
    });
  const around = { project: workspace.projectOf(uri), workspace, registries, report };
  if (isTemplateRule(rule)) {
    if (model === undefined) return;
    if (rule.needs === undefined) rule.check({ ...around, model });
    else if (evaluation !== undefined) rule.check({ ...around, model, evaluation });
  } else if (manifest !== undefined && rule.on.includes(manifest.kind)) rule.check({ ...around, manifest, ruleIds });
}

const ruleIds: ReadonlySet<string> = new Set(RULES.map(({ meta }) => meta.id));

function isTemplateRule(rule: Rule): rule is TemplateRule | EvaluatedRule {
  return rule.on === "template";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Range } from "../base/range.ts";
import type { SeverityName } from "../config/settings.ts";
import type { Evaluation } from "../engine/preview/evaluate.ts";
import type { FileKind } from "../model/fileKind.ts";
import type { ManifestModel } from "../model/manifests/index.ts";
import type { Project } from "../model/project.ts";
import type { Registry } from "../model/registry.ts";
import type { TemplateModel } from "../model/template.ts";
import type { Workspace } from "../model/workspace.ts";

/** What a rule is about; `check` prints it, and `--format json` carries it. */
export type Category = "syntax" | "frontmatter" | "rdf" | "variables" | "calls" | "structure" | "packs" | "improve";

export interface RuleMeta {
  /** Stable; also the name of its file and of its page. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Exclude<SeverityName, "off">;
  readonly since: string;
  /** Whether findings of it may come with a fix. */
  readonly fixable: boolean;
  /** ggen's own code for the same refusal, where it has one. */
  readonly upstream?: string;
}

/** A replacement in the file that was checked. */
export interface TextChange {
  readonly range: Range;
  readonly newText: string;
}

/** A way to mend a finding. */
export interface Fix {
  /** An order in the imperative: "Change to `name`". */
  readonly title: string;
  readonly changes: readonly TextChange[];
  /** Whether it can only make things better, so that `source.fixAll.ggen` and `check --fix` may apply it unasked. */
  readonly safe: boolean;
}

/** One thing that a rule found. */
export interface Finding {
  readonly rule: RuleMeta;
  readonly range: Range;
  /** One sentence, no full stop at its end. */
  readonly message: string;
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  readonly related?: ReadonlyArray<{ readonly uri: string; readonly range: Range; readonly message: string }>;
  readonly fixes: readonly Fix[];
  /** Severity of this finding where it differs from the rule's own. */
  readonly severity?: Exclude<SeverityName, "off">;
}

/** What a finding says; the rule is added by the runner. */
export type Report = (finding: Omit<Finding, "rule" | "fixes"> & { readonly fixes?: readonly Fix[] }) => void;

interface Context {
  readonly project: Project;
  readonly workspace: Workspace;
  readonly registries: readonly Registry[];
  readonly report: Report;
}

export interface TemplateContext extends Context {
  readonly model: TemplateModel;
}

/** The context of a rule that needs to know what running the template gives. */
export interface EvaluatedContext extends TemplateContext {
  readonly evaluation: Evaluation;
}

export interface ManifestContext extends Context {
  readonly manifest: ManifestModel;
  /** The ids of all rules. */
  readonly ruleIds: ReadonlySet<string>;
}

export interface TemplateRule {
  readonly on: "template";
  readonly needs?: undefined;
  readonly meta: RuleMeta;
  check(context: TemplateContext): void;
}

/** A rule that says nothing until the template has been run: that takes time, and happens behind the keystrokes. */
export interface EvaluatedRule {
  readonly on: "template";
  readonly needs: "evaluation";
  readonly meta: RuleMeta;
  check(context: EvaluatedContext): void;
}

export interface ManifestRule {
  readonly on: readonly Exclude<FileKind, "template">[];
  readonly meta: RuleMeta;
  check(context: ManifestContext): void;
}

export type Rule = TemplateRule | EvaluatedRule | ManifestRule;

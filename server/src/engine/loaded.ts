import type { TemplateFile } from "../syntax/index.ts";
import type { Spot } from "./place.ts";
import { TeraCrash } from "./problem.ts";
import type { Run } from "./run.ts";
import type { Value } from "./value.ts";

/** A body that can be run. */
export type Body = (run: Run) => void;

/** Something that holds or does not. */
export type Condition = (run: Run) => boolean;

/** An expression that can be evaluated. */
export type Eval = (run: Run) => Value;

/** A macro as it can be called. */
export interface LoadedMacro {
  readonly params: ReadonlyArray<{ readonly name: string; readonly default?: Eval }>;
  readonly body: Body;
}

/** A template that parsed. Source: Tera 1.20's `Template`. */
export interface LoadedTemplate {
  readonly name: string;
  readonly source: string;
  readonly file: TemplateFile;
  readonly body: Body;
  readonly macros: ReadonlyMap<string, LoadedMacro>;
  readonly imports: ReadonlyArray<{ readonly path: string; readonly namespace: string; readonly spot: Spot }>;
  readonly extends?: { readonly path: string; readonly spot: Spot };
  /** Blocks at the top level and directly in one another: those that can be overridden. */
  readonly blocks: ReadonlyMap<string, Body>;
}

/** All templates that a render may name. Source: Tera 1.20's `Tera` and `MacroCollection`. */
export class TemplateSet {
  readonly #templates: ReadonlyMap<string, LoadedTemplate>;
  readonly #parents = new Map<string, readonly LoadedTemplate[]>();
  readonly #namespaces = new Map<string, Map<string, LoadedTemplate>>();
  /** Templates whose imports end. */
  readonly #importable = new Set<LoadedTemplate>();

  constructor(templates: ReadonlyMap<string, LoadedTemplate>) {
    this.#templates = templates;
  }

  get(name: string): LoadedTemplate | undefined {
    return this.#templates.get(name);
  }

  /** Faults that Tera finds when a set is loaded: parents and macro files that are missing, parents in a circle. */
  loadErrors(): Array<{ template: LoadedTemplate; spot: Spot; message: string }> {
    const errors: Array<{ template: LoadedTemplate; spot: Spot; message: string }> = [];
    for (const template of this.#templates.values()) {
      const fault = this.#parentFault(template);
      if (fault !== undefined) errors.push({ template, spot: template.extends!.spot, message: fault });
      for (const { path, spot } of template.imports)
        if (!this.#templates.has(path)) {
          const message = `Template \`${template.name}\` loads macros from \`${path}\` which isn't present in Tera`;
          errors.push({ template, spot, message });
        }
    }
    return errors;
  }

  #parentFault(start: LoadedTemplate): string | undefined {
    const seen = new Set<LoadedTemplate>();
    for (let template = start; template.extends !== undefined; ) {
      const parent = this.#templates.get(template.extends.path);
      if (parent === undefined)
        return `Template '${template.name}' is inheriting from '${template.extends.path}', which doesn't exist or isn't loaded.`;
      if (parent === start || seen.has(parent)) {
        const chain = [...seen, parent].map(({ name }) => `"${name}"`).join(", ");
        return `Circular extend detected for template '${start.name}'. Inheritance chain: \`[${chain}]\``;
      }
      seen.add(parent);
      template = parent;
    }
    return undefined;
  }

  /** The parents of a template, the nearest first. */
  parents(template: LoadedTemplate): readonly LoadedTemplate[] {
    const known = this.#parents.get(template.name);
    if (known !== undefined) return known;
    const parents: LoadedTemplate[] = [];
    for (let at: LoadedTemplate | undefined = template; at?.extends !== undefined; ) {
      at = this.#templates.get(at.extends.path);
      if (at === undefined || parents.includes(at)) break;
      parents.push(at);
    }
    this.#parents.set(template.name, parents);
    return parents;
  }

  /** Namespaces that can be used in a template: its own, those of the files it imports, those of its parents. */
  namespaces(template: LoadedTemplate): ReadonlyMap<string, LoadedTemplate> {
    const known = this.#namespaces.get(template.name);
    if (known !== undefined) return known;
    const found = new Map<string, LoadedTemplate>();
    this.#namespaces.set(template.name, found);
    if (template.macros.size > 0) found.set("self", template);
    for (const { path, namespace } of template.imports) {
      const target = this.#templates.get(path);
      if (target === undefined) continue;
      found.set(namespace, target);
      for (const [name, of] of this.namespaces(target)) if (!found.has(name)) found.set(name, of);
    }
    for (const parent of this.parents(template))
      for (const [name, of] of this.namespaces(parent)) if (!found.has(name)) found.set(name, of);
    return found;
  }

  /**
   * Refuses imports that lead back to where they are written, of a template, of what it imports and of its parents.
   *
   * Errors: `TeraCrash`, since Tera goes round until its stack is used up. Source: `MacroCollection::add_macros_from_template`.
   */
  checkImports(template: LoadedTemplate): void {
    if (this.#importable.has(template)) return;
    this.#follow(template, new Set());
  }

  #follow(template: LoadedTemplate, open: Set<LoadedTemplate>): void {
    if (this.#importable.has(template)) return;
    open.add(template);
    for (const { path, spot } of template.imports) {
      const target = this.#templates.get(path);
      if (target === undefined) continue;
      if (open.has(target)) {
        const circle = [...open].slice([...open].indexOf(target)).concat(target);
        throw new TeraCrash(
          "stack overflow",
          spot,
          `the imports go round in a circle: ${circle.map(({ name }) => `\`${name}\``).join(" → ")}`,
        );
      }
      this.#follow(target, open);
    }
    open.delete(template);
    this.#importable.add(template);
    for (const parent of this.parents(template)) this.#follow(parent, open);
  }
}

import type { Evaluation } from "../engine/preview/evaluate.ts";
import type { TemplateModel } from "../model/template.ts";
import { previewOptions, type Surroundings, engine as theEngine } from "./engine.ts";

interface Known {
  readonly stamp: string;
  /** The text up to the body: as long as it is the same, so are the places in it. */
  readonly head: string;
  readonly evaluation: Evaluation;
}

/**
 * What is learnt by running open templates, for the rules that need it.
 *
 * Runs behind the keystrokes: diagnostics take what is known and ask for the rest here, and `changed` is told when there is news.
 */
export class Evaluations {
  /** Told of a document whose problems may be others now. */
  changed: (uri: string) => void = () => {};
  readonly #around: Surroundings;
  readonly #known = new Map<string, Known>();
  readonly #running = new Map<string, { stamp: string; cancelled: boolean }>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /**
   * What is known of a template now, or was before its body changed.
   *
   * Empty: `undefined` until it has been run.
   */
  get({ uri, text, file }: TemplateModel): Evaluation | undefined {
    const known = this.#known.get(uri);
    if (known === undefined) return undefined;
    if (known.stamp === this.#stamp(uri)) return known.evaluation;
    // The conditions are in the body, and may stand elsewhere.
    return known.head === text.slice(0, file.bodyStart) ? { ...known.evaluation, constants: [] } : undefined;
  }

  /** Has an open template run, unless that is known or under way. */
  want(model: TemplateModel): void {
    const { uri } = model;
    const stamp = this.#stamp(uri);
    if (this.#around.documents.get(uri) === undefined || this.#known.get(uri)?.stamp === stamp) return;
    const before = this.#running.get(uri);
    if (before?.stamp === stamp) return;
    if (before !== undefined) before.cancelled = true;
    const run = { stamp, cancelled: false };
    this.#running.set(uri, run);
    void this.#run(model, run).catch((error) =>
      this.#around.host.log.error(`evaluating ${uri} failed: ${error instanceof Error ? error.stack : String(error)}`),
    );
  }

  /** The document was closed. */
  forget(uri: string): void {
    const running = this.#running.get(uri);
    if (running !== undefined) running.cancelled = true;
    this.#running.delete(uri);
    this.#known.delete(uri);
  }

  /** Files changed that no stamp knows of, as RDF does. */
  forgetAll(): void {
    for (const uri of [...this.#known.keys(), ...this.#running.keys()]) this.forget(uri);
  }

  async #run(model: TemplateModel, run: { stamp: string; cancelled: boolean }): Promise<void> {
    const { uri, text, file } = model;
    const engine = await theEngine();
    const isCancelled = () => run.cancelled;
    const evaluation = await engine.evaluate({ ...previewOptions(this.#around, model, {}), isCancelled }, model.parsed);
    if (run.cancelled) return;
    this.#running.delete(uri);
    const before = this.#known.get(uri)?.evaluation;
    this.#known.set(uri, { stamp: run.stamp, head: text.slice(0, file.bodyStart), evaluation });
    if (JSON.stringify(before ?? NOTHING) === JSON.stringify(evaluation)) return;
    this.changed(uri);
  }

  #stamp(uri: string): string {
    return this.#around.workspace?.stamp(uri) ?? "";
  }
}

const NOTHING: Evaluation = { rdf: [], constants: [] };

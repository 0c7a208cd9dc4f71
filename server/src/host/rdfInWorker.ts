import { Worker } from "node:worker_threads";
import type { Step } from "../engine/rdf/oxigraph.ts";
import type { AskRdf, RdfAnswer, RdfFault, RdfRequest, RdfResult } from "../engine/rdf/types.ts";
import { rdfWorkerEntry } from "./install.ts";

/** What the worker says: when oxigraph is loaded, each step when it is done, and when all are. */
export type FromWorker = "ready" | (Step & { readonly result: RdfResult | RdfFault | undefined }) | "done";

export interface WorkerLimits {
  /** How long one request may take. */
  readonly milliseconds: number;
  /** Of the worker's memory outside of WebAssembly, in which rows are. */
  readonly megabytes: number;
}

const LIMITS: WorkerLimits = { milliseconds: 5000, megabytes: 256 };

/** How often somebody who may have lost interest is asked. */
const POLL_MS = 50;

/** A request that nobody waits for any more still gets this long, since starting another worker takes as much. */
const GRACE_MS = 300;

const START_MS = 30_000;

/** Answers that are kept: most keystrokes leave RDF and queries as they are. */
const KEPT = 8;

/**
 * Asks oxigraph in a worker that is ended when time is up (product decision 23).
 *
 * One request at a time. A document or query that takes too long or too much gets a fault that says so, those behind it one without
 * words; the next request has a new worker. An idle worker keeps no process alive.
 */
export function rdfInWorker(limits: WorkerLimits = LIMITS): AskRdf {
  const kept = new Map<string, RdfAnswer>();
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  return (request, isCancelled = () => false) => {
    const key = JSON.stringify(request);
    const known = kept.get(key);
    if (known !== undefined) return Promise.resolve(known);
    // Whoever waited in front may have asked the same.
    const asked = queue.then(() => kept.get(key) ?? ask(request, isCancelled, (answer) => keep(key, answer)));
    queue = asked;
    return asked;
  };

  function keep(key: string, answer: RdfAnswer): void {
    kept.set(key, answer);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  }

  function present(): Worker {
    if (worker !== undefined) return worker;
    const started = start(limits);
    worker = started;
    // One that ends while nobody asks is replaced; without a listener its error would end the server.
    started.on("error", () => {});
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  function ask(
    request: RdfRequest,
    isCancelled: () => boolean,
    keepIt: (answer: RdfAnswer) => void,
  ): Promise<RdfAnswer> {
    if (isCancelled()) return Promise.resolve(stopped(request, new Map(), CANCELLED));
    const running = present();
    const done = new Map<string, RdfResult | RdfFault | undefined>();
    return new Promise((resolve) => {
      const finish = (answer: RdfAnswer, whole: boolean) => {
        clearInterval(timer);
        running.off("message", hear).off("error", fail).off("exit", exit);
        running.unref();
        if (!whole) {
          worker = undefined;
          void running.terminate();
        }
        resolve(answer);
      };
      const give = (fault: string) => {
        const answer = stopped(request, done, fault);
        // What takes too long once would at every keystroke.
        if (fault === TOO_MUCH || fault === tooLong(limits)) keepIt(answer);
        finish(answer, false);
      };
      let waited = 0;
      // A busy machine may take long to start a thread: only what is asked is timed, and the start is given up much later.
      let limit = START_MS;
      const timer = setInterval(() => {
        waited += POLL_MS;
        if (waited >= limit) give(limit === START_MS ? "oxigraph does not start" : tooLong(limits));
        else if (waited >= GRACE_MS && isCancelled()) give(CANCELLED);
      }, POLL_MS);
      const hear = (message: FromWorker) => {
        if (message === "ready") {
          waited = 0;
          limit = limits.milliseconds;
        } else if (message === "done") {
          const answer = stopped(request, done, "");
          keepIt(answer);
          finish(answer, true);
        } else done.set(`${message.kind} ${message.index}`, message.result);
      };
      const fail = (error: NodeJS.ErrnoException) =>
        give(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? TOO_MUCH : `oxigraph fails: ${error.message}`);
      const exit = () => give("oxigraph ended unexpectedly");
      running.on("message", hear).on("error", fail).on("exit", exit);
      // While somebody waits the process stays; afterwards an idle worker must not keep it.
      running.ref();
      running.postMessage(request);
    });
  }
}

const CANCELLED = "the preview was cancelled";
const TOO_MUCH = "it needs too much memory and was stopped: its patterns may match everything with everything";

function tooLong({ milliseconds }: WorkerLimits): string {
  const seconds = milliseconds / 1000;
  return `it takes longer than ${seconds} ${seconds === 1 ? "second" : "seconds"} and was stopped: its patterns may match everything with everything`;
}

/** What was answered, a fault with `words` for what was being done, and one without for the rest. */
function stopped(
  { documents, constructs = [], queries }: RdfRequest,
  done: ReadonlyMap<string, RdfResult | RdfFault | undefined>,
  words: string,
): RdfAnswer {
  let said = false;
  const at = (kind: Step["kind"], index: number): RdfResult | RdfFault | undefined => {
    const key = `${kind} ${index}`;
    if (done.has(key)) return done.get(key);
    const fault: RdfFault = { fault: said ? "" : words, stopped: true };
    said = true;
    return fault;
  };
  return {
    documents: documents.map((_, index) => at("documents", index) as RdfFault | undefined),
    constructs: constructs.map((_, index) => at("constructs", index) as RdfFault | undefined),
    queries: queries.map((_, index) => at("queries", index) as RdfResult | RdfFault),
  };
}

function start({ megabytes }: WorkerLimits): Worker {
  const { entry, eval: isCode } = rdfWorkerEntry();
  return new Worker(entry, {
    eval: isCode,
    // Nothing it prints may reach the protocol.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
}

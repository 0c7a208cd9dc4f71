import cliProgress from "cli-progress";

/** How far a command has come. */
export interface CliProgress {
  /** Items done, and items in all. */
  show(done: number, total: number): void;
  /** Takes the bar away. */
  end(): void;
}

/** What is done within this time needs no bar. */
const PATIENCE_MS = 1000;

/** A bar on stderr, shown on a terminal only and not before a second has passed. */
export function stderrProgress(isTerminal: boolean, what: string): CliProgress {
  if (!isTerminal) return { show() {}, end() {} };
  const format = `${what} {bar} {value}/{total}`;
  const bar = new cliProgress.SingleBar({ format, clearOnComplete: true }, cliProgress.Presets.shades_classic);
  const started = Date.now();
  let shown = false;
  return {
    show(done, total) {
      if (!shown && Date.now() - started > PATIENCE_MS) {
        bar.start(total, done);
        shown = true;
      } else if (shown) bar.update(done);
    },
    end() {
      if (shown) bar.stop();
    },
  };
}

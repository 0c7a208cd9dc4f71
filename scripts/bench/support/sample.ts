import { setTimeout as pause } from "node:timers/promises";

/** Durations in milliseconds, ascending. */
export class Sample {
  readonly #sorted: readonly number[];

  constructor(durations: readonly number[]) {
    this.#sorted = [...durations].sort((a, b) => a - b);
  }

  get median(): number {
    return this.#at(0.5);
  }

  get p95(): number {
    return this.#at(0.95);
  }

  get worst(): number {
    return this.#sorted.at(-1)!;
  }

  #at(part: number): number {
    return this.#sorted[Math.min(this.#sorted.length - 1, Math.floor(part * this.#sorted.length))]!;
  }
}

/** Runs `work` until it is warm, then measures it `times` times. */
export async function sample(times: number, warmUp: number, work: () => unknown): Promise<Sample> {
  for (let turn = 0; turn < warmUp; turn++) await work();
  const durations: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now();
    await work();
    durations.push(performance.now() - start);
  }
  return new Sample(durations);
}

/** How long one run of `work` takes, in milliseconds. */
export async function once(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export { pause };

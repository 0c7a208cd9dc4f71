import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Texts of so many characters (some 600 lines), and workspaces of so many files, are worth more memory. */
const LONG_TEXT = 20_000;
const MANY_FILES = 1_000;

/** Whether V8 goes at its own pace (where this is not the only program in the process), is to be sparing, or may spend more. */
let pace: "its own" | "sparing" | "spending" = "its own";

/**
 * Tells V8 to be sparing, before anything is loaded.
 *
 * What dies young has the megabyte that V8 begins with, which it would double again and again and then keep.
 * tree-sitter's main loop is one large function: V8 takes 20 MB to optimise it, so it has to be used for more than a handful of short texts.
 */
export function spareMemory(): void {
  pace = "sparing";
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--wasm-tiering-budget=100000000");
}

/**
 * More for a long text or a large workspace, but not V8's own pace: what dies young gets {@link YOUNG_BYTES} in one step, the rest
 * grows by 25 % between two collections instead of doubling. In 10 000 lines the peak is 140 MB instead of 230.
 */
export function spendMemory({ characters = 0, files = 0 }: { characters?: number; files?: number }): void {
  if (pace !== "sparing" || (characters < LONG_TEXT && files < MANY_FILES)) return;
  pace = "spending";
  setFlagsFromString("--heap-growing-percent=25");
  setFlagsFromString("--semi-space-growth-factor=4");
  growYoung();
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** Both halves of the space for what dies young, in bytes. */
const YOUNG_BYTES = 8 << 20;

/** V8 takes the size of this space as an option at its start only; while it runs, the space grows when much of it is alive. */
function growYoung(): void {
  const alive: object[] = [];
  const size = () =>
    getHeapSpaceStatistics().find((space) => space.space_name === "new_space")?.space_size ?? YOUNG_BYTES;
  for (let count = 0; count < MOST_OBJECTS; count++) {
    alive.push({ count });
    if (count % 1_000 === 0 && size() >= YOUNG_BYTES) return;
  }
}

/** Ends the growing where V8 does not do as expected. */
const MOST_OBJECTS = 200_000;

/** Bytes that are used more than after the last collection: so much is worth a pause of some 20 ms. */
const WORTH_COLLECTING = 8 << 20;

let collect: (() => void) | undefined;
let usedAfterCollecting = 0;

/**
 * Collects what nobody needs any more, where long texts have left enough of it: in the pause behind an answer about a whole text, before
 * it piles up and V8 has to do so in the middle of a key.
 */
export function releaseMemory(): void {
  if (pace !== "spending" || usedHeap() < usedAfterCollecting + WORTH_COLLECTING) return;
  collect ??= collector();
  collect();
  usedAfterCollecting = usedHeap();
}

function usedHeap(): number {
  return getHeapStatistics().used_heap_size;
}

/** V8's own function; it is there in contexts that are made after it was asked for. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  return typeof found === "function" ? () => void found() : () => {};
}

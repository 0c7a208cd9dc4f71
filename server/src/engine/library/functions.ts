import type { Value } from "../value.ts";
import { TeraFloat } from "../value.ts";
import { shown } from "./args.ts";
import { timestampRfc3339 } from "./date/format.ts";
import { checkList } from "./limits.ts";
import { integer, isI64, isNumber } from "./numbers.ts";
import { jsonText } from "./print.ts";
import { type Args, type Func, LibraryCrash, LibraryLimit, TeraError } from "./types.ts";

/** Tera 1.20's functions. Source: `builtins/functions.rs`. */
export const functions: ReadonlyMap<string, Func> = new Map<string, Func>([
  ["range", range],
  [
    "now",
    (args, env) => {
      const utc = bool("now", args, "utc");
      const milliseconds = env.now();
      if (bool("now", args, "timestamp")) return Math.floor(milliseconds / 1000);
      return timestampRfc3339(milliseconds, utc);
    },
  ],
  [
    "throw",
    (args) => {
      const message = args.get("message");
      if (message === undefined)
        throw new TeraError(
          "Function `throw` was called without a `message` argument",
          "`throw` needs the argument `message`",
        );
      if (typeof message === "string") throw new TeraError(message);
      throw new TeraError(
        `Function \`throw\` received message=${jsonText(message)} but \`message\` can only be a string`,
        `\`message\` must be a text, not \`${shown(message)}\``,
      );
    },
  ],
  [
    "get_random",
    (args, env) => {
      const start = whole("get_random", args, "start", "start", true) ?? 0;
      const end = whole("get_random", args, "end", "end", true);
      if (end === undefined)
        throw new TeraError(
          "Function `get_random` didn't receive an `end` argument",
          "`get_random` needs the argument `end`",
        );
      if (start >= end) throw new LibraryCrash("cannot sample empty range", "`end` must be greater than `start`");
      const span = BigInt(end) - BigInt(start);
      const offset =
        span <= BigInt(Number.MAX_SAFE_INTEGER)
          ? BigInt(Math.floor(env.random() * Number(span)))
          : BigInt(Math.floor(env.random() * Number.MAX_SAFE_INTEGER));
      return integer(BigInt(start) + offset);
    },
  ],
  [
    "get_env",
    (args, env) => {
      const name = args.get("name");
      if (name === undefined)
        throw new TeraError(
          "Function `get_env` didn't receive a `name` argument",
          "`get_env` needs the argument `name`",
        );
      if (typeof name !== "string")
        throw new TeraError(
          `Function \`get_env\` received name=${jsonText(name)} but \`name\` can only be a string`,
          `\`name\` must be a text, not \`${shown(name)}\``,
        );
      const found = env.env(name) ?? args.get("default");
      if (found !== undefined) return found;
      throw new TeraError(`Environment variable \`${name}\` not found`, `there is no environment variable \`${name}\``);
    },
  ],
]);

function range(args: Args): Value {
  const start = whole("range", args, "start", "start", false) ?? 0;
  const step = whole("range", args, "step_by", "step", false) ?? 1;
  const end = whole("range", args, "end", "end", false);
  if (end === undefined)
    throw new TeraError("Function `range` was called without a `end` argument", "`range` needs the argument `end`");
  if (start > end)
    throw new TeraError(
      "Function `range` was called with a `start` argument greater than the `end` one",
      `\`start\` (${start}) is greater than \`end\` (${end})`,
    );
  const span = BigInt(end) - BigInt(start);
  if (span > 0n && step === 0)
    throw new LibraryLimit("the range is endless", "`step_by` is 0, so the range never ends");
  if (span > 0n) checkList(Number((span - 1n) / BigInt(step)) + 1);
  const items: Value[] = [];
  if (typeof start === "number" && typeof end === "number" && typeof step === "number")
    return Array.from({ length: Math.ceil((end - start) / step) }, (_, index) => start + index * step);
  else for (let item = BigInt(start); item < BigInt(end); item += BigInt(step)) items.push(integer(item));
  return items;
}

function bool(func: string, args: Args, name: string): boolean {
  const value = args.get(name);
  if (value === undefined) return false;
  if (typeof value === "boolean") return value;
  throw new TeraError(
    `Function \`${func}\` received ${name}=${jsonText(value)} but \`${name}\` can only be a boolean`,
    `\`${name}\` is true or false, not \`${shown(value)}\``,
  );
}

/** A whole number, from 0 upwards unless `signed`. */
function whole(func: string, args: Args, name: string, named: string, signed: boolean): number | bigint | undefined {
  const value = args.get(name);
  if (value === undefined) return undefined;
  const fits = isNumber(value) && !(value instanceof TeraFloat) && (signed ? isI64(value) : value >= 0);
  if (fits) return value as number | bigint;
  throw new TeraError(
    `Function \`${func}\` received ${name}=${jsonText(value)} but \`${named}\` can only be a number`,
    `\`${name}\` must be a whole number${signed ? "" : " from 0 upwards"}, not \`${shown(value)}\``,
  );
}

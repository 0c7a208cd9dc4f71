import type { Random } from "./random.ts";
import type { Values } from "./values.ts";

/** Arithmetic and number filters on numbers of every size: what expressions meet too seldom. */
export function numberInput(random: Random, values: Values): { template: string; context: string } {
  const number = () =>
    random.weighted([
      [2, () => values.integer()],
      [2, () => values.float()],
      [3, () => double(random)],
    ]);
  const operator = () => random.pick(["+", "-", "*", "/", "%"]);
  const precision = String(random.between(-5, 20));
  const template = random.weighted([
    [4, () => `{{ v ${operator()} w }}`],
    [2, () => `{{ v ${operator()} w ${operator()} u }}`],
    [2, () => `{{ v }} {{ v ~ "" }} {{ v | json_encode }} {{ [v, w] }} {{ v | as_str }}`],
    [3, () => `{{ v | round(precision=${precision}${random.pick(["", ', method="ceil"', ', method="floor"'])}) }}`],
    [1, () => `{{ v | filesizeformat${random.pick(["", "(binary=true)"])} }}`],
    [1, () => `{{ v ${random.pick(["<", "<=", ">", ">=", "==", "!="])} w }}`],
    [1, () => `{{ v is divisibleby(w) }}{{ v is odd }}`],
    [1, () => `{{ v | abs }} {{ v | int }} {{ v | float }}`],
    [2, () => `{{ t | int${random.pick(["", "(base=16)", "(default=7)", "(base=2, default=-1)"])} }} {{ t | float }}`],
    [1, () => `{{ numbers | sort }}{{ numbers | unique }}{{ v in numbers }}`],
  ]);
  const text = random.pick([
    number(),
    ` ${number()} `,
    `${number()}e${random.between(-9, 9)}`,
    `0x${random.below(1e6).toString(16)}`,
    `+${number()}`,
  ]);
  const numbers = random.many(0, 5, number).join(",");
  return {
    template,
    context: `{"v":${number()},"w":${number()},"u":${number()},"t":${JSON.stringify(text)},"numbers":[${numbers}]}`,
  };
}

/** A double of any bits, or one that lies on half of something. */
function double(random: Random): string {
  const value = random.weighted([
    [2, () => anyBits(random)],
    [2, () => (random.below(2 ** 26) * 2 ** 26 + random.below(2 ** 26)) / 2 ** random.between(0, 12)],
    [1, () => random.between(-100_000, 100_000) / 2 ** random.between(1, 5)],
    [1, () => Number(`${random.between(-9_999, 9_999)}.${random.below(1_000)}5`)],
  ]);
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

function anyBits(random: Random): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(0, random.below(2 ** 32));
  bits.setUint32(4, random.below(2 ** 32));
  const value = bits.getFloat64(0);
  return Number.isFinite(value) ? value : 0.5;
}

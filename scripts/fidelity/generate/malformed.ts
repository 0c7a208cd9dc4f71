import type { Random } from "./random.ts";

const TOKENS =
  "{{ }} {% %} {# #} {{- -}} {%- -%} {#- -#} | ( ) [ ] , . = == != < > + - * / % ~ :: ' \" ` \\ if elif else endif for in endfor set set_global block endblock macro endmacro filter endfilter raw endraw include extends import as is not and or true break continue super() ignore missing 0 1 1.5 01 -1 99999999999999999999 x _ a.b é 😀 \n \r \u0000 \u00a0 {".split(
    " ",
  );

/** A template with a few accidents in it. */
export function malformed(random: Random, template: string): string {
  let text = template;
  for (let left = random.between(1, 3); left > 0; left--) text = accident(random, text);
  return text;
}

function accident(random: Random, text: string): string {
  const units = [...text];
  const at = random.below(units.length + 1);
  const end = Math.min(units.length, at + random.between(1, 4));
  const before = units.slice(0, at).join("");
  const rest = units.slice(at).join("");
  return random.weighted([
    [3, () => before + units.slice(end).join("")],
    [3, () => before + random.pick(TOKENS) + rest],
    [1, () => `${before} ${random.pick(TOKENS)} ${rest}`],
    [1, () => before + units.slice(at, end).join("").repeat(2) + units.slice(end).join("")],
    [1, () => before],
    [1, () => rest],
    [1, () => before + random.pick(TOKENS) + units.slice(end).join("")],
  ]);
}

import type { Expressions } from "./expressions.ts";
import type { Random } from "./random.ts";

/** Where a piece of a template stands: what Tera allows there differs. */
type Where = "top" | "block" | "macro" | "for" | "filter";

const TEXTS = [
  "text",
  " ",
  "\n",
  "  \n\t",
  "a\r\nb",
  "é😀",
  "{ x",
  "}}",
  "%}",
  "#}",
  "{",
  "// c\n",
  "\u00a0x\u0085",
  " = ",
  '"',
  "<p>\n  </p>",
  "end",
  "\n\n",
  "- ",
];

/** Writes templates: tags in one another, with white space control, that mostly parse. */
export class Templates {
  readonly #random: Random;
  readonly #expressions: Expressions;
  #count = 0;
  /** Blocks of parents, which a child may want to override. */
  blockNames: string[] = [];
  /** Templates that can be included. */
  fileNames: readonly string[] = [];

  constructor(random: Random, expressions: Expressions) {
    this.#random = random;
    this.#expressions = expressions;
  }

  /** A whole template, with macros of its own now and then. */
  template(size: number): string {
    const macros = this.#random.chance(0.25) ? this.macros(this.#random.between(1, 2)) : "";
    this.#expressions.macros = [...this.#expressions.macros, ...this.#ownMacros];
    return macros + this.body("top", size);
  }

  #ownMacros: Array<{ name: string; params: string[] }> = [];

  /** Definitions of macros, which the expressions then know as `self::`. */
  macros(count: number): string {
    const random = this.#random;
    let text = "";
    for (let left = count; left > 0; left--) {
      const name = random.chance(0.97) ? `m${this.#count++}` : "m0";
      const params = random.many(0, 3, () => random.pick(["p", "q", "r", "i"]));
      const written = [...new Set(params)].map((param) => {
        const quoted = random.pick(["", "", '="d"', "=1", "=true", "=1.0", "=-3", "=`b`"]);
        return param + quoted;
      });
      const outside = [...this.#expressions.locals];
      this.#expressions.locals.push(...params);
      const body = this.body("macro", 3);
      this.#expressions.locals.splice(0, this.#expressions.locals.length, ...outside);
      text += `${this.#tag(`macro ${name}(${written.join(", ")})`)}${body}${this.#tag(random.chance(0.8) ? "endmacro" : `endmacro ${name}`)}`;
      text += random.chance(0.5) ? random.pick(TEXTS) : "";
      this.#ownMacros.push({ name: `self::${name}`, params: [...new Set(params)] });
    }
    return text;
  }

  body(where: Where, size: number): string {
    let text = "";
    for (let left = this.#random.between(0, size); left > 0; left--) text += this.#piece(where, size - 1);
    return text;
  }

  #piece(where: Where, size: number): string {
    const random = this.#random;
    const expressions = this.#expressions;
    // Now and then something stands where it must not.
    const at = random.chance(0.01) ? random.pick(["top", "block", "macro", "for", "filter"] as const) : where;
    return random.weighted([
      [6, () => random.pick(TEXTS)],
      [6, () => this.#output(expressions.expression())],
      [2, () => this.#tag(`${random.pick(["set", "set_global"])} ${this.#local()} = ${expressions.expression()}`)],
      [size > 0 ? 2 : 0, () => this.#if(at, size)],
      [size > 0 ? 2 : 0, () => this.#for(size)],
      [
        1,
        () => `{#${random.pick(["", "-"])} ${random.pick(["c", "a\nb", "{{ x }}", "é"])} ${random.pick(["", "-"])}#}`,
      ],
      [
        1,
        () =>
          `${this.#tag("raw")}${random.pick(["{{ x }}", "{% if %}", " a ", "", "\n x\n", "{# #}"])}${this.#tag("endraw")}`,
      ],
      [
        size > 0 ? 1 : 0,
        () => `${this.#tag(`filter ${expressions.filter(1)}`)}${this.body("filter", size)}${this.#tag("endfilter")}`,
      ],
      [size > 0 && (at === "top" || at === "block" || at === "filter") ? 1 : 0, () => this.#block(size)],
      [at === "for" ? 1 : 0, () => this.#tag(random.pick(["break", "continue"]))],
      [at === "block" ? 1 : 0, () => this.#output("super()")],
      [this.fileNames.length > 0 ? 2 : 0, () => this.#include()],
    ]);
  }

  #if(where: Where, size: number): string {
    const random = this.#random;
    let text = this.#tag(`if ${this.#expressions.logic(2)}`) + this.body(where, size);
    for (let more = random.chance(0.3) ? random.between(1, 2) : 0; more > 0; more--)
      text += this.#tag(`elif ${this.#expressions.logic(1)}`) + this.body(where, size);
    if (random.chance(0.5)) text += this.#tag("else") + this.body(where, size);
    return text + this.#tag("endif");
  }

  #for(size: number): string {
    const random = this.#random;
    const { locals } = this.#expressions;
    const value = random.pick(["item", "v", "x", "person"]);
    const key = random.chance(0.2) ? random.pick(["k", "key", "x"]) : undefined;
    const container = random.weighted([
      [key === undefined ? 5 : 1, () => random.pick(["list", "words", "people", "numbers", "nested", "s", "t"])],
      [key === undefined ? 1 : 6, () => random.pick(["obj", "x", 'people | group_by(attribute="name")'])],
      [1, () => "range(end=n)"],
      [1, () => this.#expressions.arrayFilter(1)],
      [1, () => this.#expressions.basicFilter(1)],
    ]);
    const tag = this.#tag(`for ${key === undefined ? "" : `${key}, `}${value} in ${container}`);
    const outside = [...locals];
    locals.push(
      value,
      `${value}.name`,
      "loop.index",
      "loop.index0",
      "loop.first",
      "loop.last",
      ...(key === undefined ? [] : [key]),
    );
    const body = this.body("for", size);
    locals.splice(0, locals.length, ...outside);
    const empty = random.chance(0.3) ? this.#tag("else") + this.body("for", size) : "";
    return tag + body + empty + this.#tag("endfor");
  }

  #block(size: number): string {
    const random = this.#random;
    const known = this.blockNames;
    const name = known.length > 0 && random.chance(0.5) ? random.pick(known) : `b${this.#count++}`;
    if (!known.includes(name)) known.push(name);
    return `${this.#tag(`block ${name}`)}${this.body("block", size)}${this.#tag(random.chance(0.8) ? "endblock" : `endblock ${name}`)}`;
  }

  #include(): string {
    const random = this.#random;
    const name = () => `"${random.chance(0.8) ? random.pick(this.fileNames) : "missing"}"`;
    const names = random.chance(0.7) ? name() : `[${random.many(0, 3, name).join(", ")}]`;
    return this.#tag(`include ${names}${random.chance(0.4) ? " ignore missing" : ""}`);
  }

  /** A name for `set`; expressions behind it may ask for it. */
  #local(): string {
    const name = this.#random.pick(["v1", "v2", "g1", "s", "i", "list", "obj"]);
    if (!this.#expressions.locals.includes(name)) this.#expressions.locals.push(name);
    return name;
  }

  #output(expression: string): string {
    const random = this.#random;
    const gap = () => (random.chance(0.85) ? " " : random.pick(["", "\n", "  "]));
    const close = random.chance(0.12) ? "-}}" : "}}";
    return `${random.chance(0.12) ? "{{-" : "{{"}${gap()}${expression}${gap()}${close}`;
  }

  #tag(inside: string): string {
    const random = this.#random;
    const gap = () => (random.chance(0.9) ? " " : random.pick(["", "\n", "  "]));
    return `${random.chance(0.15) ? "{%-" : "{%"}${gap()}${inside}${gap()}${random.chance(0.15) ? "-%}" : "%}"}`;
  }
}

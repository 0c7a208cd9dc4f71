import { type Arguments, FILTERS, PATTERNS, RANGE_END, RANGE_STEP, SUITED, TESTS, TEXTS } from "./calls.ts";
import type { Random } from "./random.ts";
import { NAMES, type Values } from "./values.ts";

/** Writes expressions of Tera, right ones and wrong ones, that all parse. */
export class Expressions {
  readonly random: Random;
  readonly #values: Values;
  /** Names that the surroundings define: loop variables, sets, parameters. */
  readonly locals: string[] = [];
  /** Macros that can be called, as `namespace::name`, with their parameters. */
  macros: ReadonlyArray<{ readonly name: string; readonly params: readonly string[] }> = [];

  constructor(random: Random, values: Values) {
    this.random = random;
    this.#values = values;
  }

  /** A `logic_expr`, or now and then a list. */
  expression(depth = 2): string {
    return this.random.weighted([
      [40, () => this.suited()],
      [4, () => this.arrayFilter(depth)],
      [60, () => this.logic(depth)],
    ]);
  }

  /** A value and filters that suit it: what succeeds more often than chance. */
  suited(): string {
    const { random } = this;
    const { names, filters } = random.pick(SUITED);
    const value = random.chance(0.1) && names === TEXTS ? this.string() : random.pick(names);
    const calls = random.many(0, 3, () => this.filterNamed(random.pick(filters), 0));
    return [value, ...calls].join(random.pick([" | ", "|"]));
  }

  logic(depth: number): string {
    const { random } = this;
    const values =
      random.chance(0.2) && depth > 0 ? random.many(2, 3, () => this.logicValue(depth - 1)) : [this.logicValue(depth)];
    return values.reduce((left, right) => `${left}${this.#gap(1)}${random.pick(["and", "or"])}${this.#gap(1)}${right}`);
  }

  logicValue(depth: number): string {
    const { random } = this;
    return random.weighted([
      [10, () => this.comparison(depth)],
      [1, () => `not${this.#gap(1)}${this.comparison(depth)}`],
      [1, () => `${random.chance(0.2) ? "not " : ""}${this.inCondition(depth)}`],
      [depth > 0 ? 1 : 0, () => `(${this.#gap()}${this.logic(depth - 1)}${this.#gap()})`],
    ]);
  }

  inCondition(depth: number): string {
    const { random } = this;
    const left = random.chance(0.5) ? this.stringFilter(depth) : this.basicFilter(depth);
    const right = random.weighted([
      [1, () => this.stringFilter(depth)],
      [2, () => this.arrayFilter(depth)],
      [3, () => this.path()],
    ]);
    return `${left} ${random.chance(0.3) ? "not " : ""}in ${right}`;
  }

  comparison(depth: number): string {
    const { random } = this;
    const side = () => (random.chance(0.25) ? this.stringFilter(depth) : this.math(depth));
    if (random.chance(0.85)) return side();
    return `${side()}${this.#gap()}${random.pick(["==", "!=", "<", "<=", ">", ">="])}${this.#gap()}${side()}`;
  }

  math(depth: number): string {
    const { random } = this;
    const parts =
      random.chance(0.15) && depth > 0
        ? random.many(2, 3, () => this.basicFilter(depth - 1))
        : [this.basicFilter(depth)];
    return parts.reduce((left, right) => `${left} ${random.pick(["+", "-", "*", "/", "%"])}${this.#gap(1)}${right}`);
  }

  basicFilter(depth: number): string {
    const { random } = this;
    const operand = () =>
      depth > 0 && random.chance(0.1)
        ? `(${this.basic(depth - 1)} ${random.pick(["+", "-", "*", "/", "%"])} ${this.basic(depth - 1)})`
        : this.basic(depth);
    const parts = random.chance(0.1) ? random.many(2, 3, operand) : [operand()];
    const math = parts.reduce((left, right) => `${left} ${random.pick(["+", "-", "*", "/", "%"])} ${right}`);
    return math + this.filters(depth);
  }

  stringFilter(depth: number): string {
    const { random } = this;
    const part = () =>
      random.weighted([
        [3, () => this.string()],
        [3, () => this.path()],
        [1, () => this.number()],
        [depth > 0 ? 1 : 0, () => this.call(depth - 1)],
      ]);
    const value = random.chance(0.4) ? random.many(2, 4, part).join(random.pick(["~", " ~ "])) : this.string();
    return value + this.filters(depth);
  }

  arrayFilter(depth: number): string {
    const { random } = this;
    const items = random.many(0, 4, () =>
      depth > 0 && random.chance(0.3) ? this.logicValue(depth - 1) : random.pick([this.literal(), this.path()]),
    );
    return `[${items.join(random.pick([",", ", "]))}${items.length > 0 && random.chance(0.1) ? "," : ""}]${this.filters(depth)}`;
  }

  filters(depth: number): string {
    const { random } = this;
    if (random.chance(0.55)) return "";
    return random.many(1, 3, () => `${this.#gap()}|${this.#gap()}${this.filter(depth)}`).join("");
  }

  /** A filter with its arguments, as behind `|` or in a section. */
  filter(depth: number): string {
    return this.filterNamed(this.random.pick(Object.keys(FILTERS)), depth);
  }

  filterNamed(name: string, depth = 1): string {
    return name + this.#arguments(FILTERS[name]!, depth, this.random.chance(0.5));
  }

  basic(depth: number): string {
    const { random } = this;
    return random.weighted([
      [12, () => this.path()],
      [4, () => this.number()],
      [1, () => random.pick(["true", "false", "True", "False"])],
      [2, () => this.test(depth)],
      [depth > 0 ? 2 : 0, () => this.call(depth - 1)],
      [depth > 0 && this.macros.length > 0 ? 3 : 0, () => this.macroCall(depth - 1)],
    ]);
  }

  test(depth: number): string {
    const { random } = this;
    const name = random.pick(TESTS);
    const args = random.many(0, random.chance(0.9) ? 1 : 2, () =>
      name === "matching" && random.chance(0.8)
        ? random.pick(PATTERNS)
        : random.chance(0.8)
          ? this.literal()
          : this.expression(depth - 1),
    );
    const wanted = name === "divisibleby" || name.includes("ing") ? args : random.chance(0.95) ? [] : args;
    return `${this.path()} is ${random.chance(0.2) ? "not " : ""}${name}${wanted.length > 0 ? `(${wanted.join(", ")})` : ""}`;
  }

  call(depth: number): string {
    const { random } = this;
    return random.weighted([
      [
        4,
        () =>
          `range${this.#arguments({ end: RANGE_END, start: ["1", "n", "0", "9"], step_by: RANGE_STEP }, depth, false)}`,
      ],
      [
        1,
        () =>
          `get_random(${random.pick(["start=4, end=5", "start=5, end=4", "end=1", "end=0", "start=s, end=1", "end=nul", "start=-1, end=0"])})`,
      ],
      [
        1,
        () =>
          `get_env(name=${random.pick(['"NO_SUCH_VARIABLE_X"', "i"])}${random.pick(["", ', default="d"', ", default=x"])})`,
      ],
      [1, () => `throw(${random.pick(["", 'message="no"', "message=i", "message=s"])})`],
      [1, () => `now(${random.pick(["utc=i", "timestamp=s", "utc=nul"])})`],
      [
        1,
        () =>
          `${random.pick(["sparql_column", "sparql_values", "sparql_first"])}${this.#arguments({ results: ["people", "list", "obj", "yes"], column: ['"name"', '"id"', '"nope"', "key", "i"] }, depth, true)}`,
      ],
      [
        1,
        () =>
          `sparql_row${this.#arguments({ results: ["people", "list", "yes"], index: ["0", "1", "n", "i", "-1", "1.0"] }, depth, true)}`,
      ],
      [
        1,
        () =>
          `${random.pick(["sparql_count", "sparql_empty"])}${this.#arguments({ results: ["people", "list", "obj", "yes", "empty", "nul"] }, depth, true)}`,
      ],
      [1, () => `nope(${random.pick(["", "a=1"])})`],
    ]);
  }

  macroCall(depth: number): string {
    const { random } = this;
    const { name, params } = random.pick(this.macros);
    const given = params.filter(() => random.chance(0.8)).map((param) => `${param}=${this.#argument("any", depth)}`);
    if (random.chance(0.05)) given.push("zz=1");
    return `${random.chance(0.97) ? name : "self::nope"}(${given.join(", ")})`;
  }

  path(): string {
    const { random } = this;
    let path =
      this.locals.length > 0 && random.chance(0.4)
        ? random.pick(this.locals)
        : random.weighted([
            [20, () => random.pick(NAMES)],
            [
              1,
              () =>
                random.pick([
                  "nope",
                  "loop.index",
                  "loop.index0",
                  "loop.first",
                  "loop.last",
                  "loop",
                  "loop.nope",
                  "__tera_context",
                ]),
            ],
          ]);
    for (let more = random.chance(0.3) ? random.between(1, 3) : 0; more > 0; more--) path += this.accessor();
    return path;
  }

  accessor(): string {
    const { random } = this;
    return random.weighted([
      [4, () => `.${random.pick(["name", "age", "id", "a", "b", "0", "1", "tags", "nope"])}`],
      [2, () => `[${random.pick(["0", "1", "7", "n", "i", "s", "key", "nul", "nope"])}]`],
      [
        2,
        () =>
          `[${random.pick(['"name"', "'age'", '"a.b"', '"0"', "`a`", '"nope"', '"key with space"', "'é'", '"a/b"', '""', "'a\"b'"])}]`,
      ],
      [1, () => random.pick(["[obj.name]", "[words[0]]", "[list[n]]", "[people[0].age]", "[obj[key]]"])],
    ]);
  }

  number(): string {
    const { random } = this;
    return random.weighted([
      [4, () => String(random.between(-9, 20))],
      [
        1,
        () =>
          random.pick([
            "0.0",
            "1.0",
            "-1.5",
            "2.50",
            "0.1",
            "10.25",
            "0.000001",
            "100000000000000000000.0",
            "1760313601",
          ]),
      ],
      [1, () => random.pick(["9223372036854775807", "-9223372036854775808", "9007199254740993"])],
    ]);
  }

  string(): string {
    const text = this.random.chance(0.6)
      ? this.random.pick(["a", "x y", "", "name", "b, ", "%", "é", "Foo_bar", "::", "\n", "1", "<b>"])
      : this.#values.text();
    const quotes = ['"', "'", "`"].filter((quote) => !text.includes(quote));
    if (quotes.length === 0) return '"q"';
    const quote = this.random.pick(quotes);
    return quote + text + quote;
  }

  literal(): string {
    return this.random.weighted([
      [3, () => this.string()],
      [3, () => this.number()],
      [1, () => this.random.pick(["true", "false"])],
    ]);
  }

  #arguments(known: Arguments, depth: number, optional: boolean): string {
    const { random } = this;
    const given = Object.entries(known)
      .filter(() => random.chance(optional ? 0.6 : 0.9))
      .map(([name, kind]) => `${name}${random.pick(["=", " = "])}${this.#argument(kind, depth)}`);
    if (random.chance(0.02)) given.push(`zz=${this.literal()}`);
    if (random.chance(0.05)) given.reverse();
    return given.length === 0 && random.chance(0.7)
      ? ""
      : `(${given.join(", ")}${given.length > 0 && random.chance(0.05) ? "," : ""})`;
  }

  #argument(kind: Arguments[string], depth: number): string {
    const { random } = this;
    // Some are of the wrong kind; but Tera would fill the memory with a range that is long enough.
    if (random.chance(0.12) && kind !== RANGE_END && kind !== RANGE_STEP)
      return depth > 0 ? this.expression(depth - 1) : this.path();
    if (typeof kind !== "string") return random.pick(kind);
    switch (kind) {
      case "text":
        return random.chance(0.8) ? this.string() : random.pick(["s", "t", "w", "key"]);
      case "number":
        return random.chance(0.7) ? String(random.between(-3, 8)) : this.number();
      case "bool":
        return random.pick(["true", "false", "yes"]);
      case "list":
        return random.pick(["list", "words", "numbers", '[1, "a"]', "[]", "x"]);
      default:
        return random.pick([this.literal(), this.path(), this.arrayFilter(0)]);
    }
  }

  #gap(least = 0): string {
    if (this.random.chance(0.85)) return " ";
    return least > 0 ? this.random.pick(["  ", "\n", "\t"]) : this.random.pick(["", "", "\n", "  "]);
  }
}

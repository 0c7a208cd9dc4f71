import type { Random } from "./random.ts";
import { NAMES, type Values } from "./values.ts";

type Arguments = Readonly<Record<string, "text" | "number" | "bool" | "list" | "any" | readonly string[]>>;

const ATTRIBUTES = ['"name"', '"age"', '"id"', '"a"', '"a.b"', '"tags.0"', '"nope"', '""', "key", '"0"', '"a/b"'];
const METHODS = ['"ceil"', '"floor"', '"common"', '"nope"'];
const FORMATS = [
  '"%Y-%m-%d"',
  '"%d/%m/%y %H:%M:%S"',
  '"%c"',
  '"%+"',
  '"%s %f %3f %.6f %.f"',
  '"%A %a %B %b %h %e %k %l %I %p %P"',
  '"%j %U %W %V %G %g %u %w %C %y %q"',
  '"%z %:z %::z %:::z %Z"',
  '"%D %x %F %v %R %T %X %r"',
  '"%-d %_d %0e %-H %_j %-y"',
  '"%%%n%t"',
  '"%Q"',
  '"%"',
  '"%E"',
  '"%#z"',
  '"%-A"',
  '""',
  '"é %Y"',
];
const ZONES = [
  '"UTC"',
  '"America/New_York"',
  '"Europe/Berlin"',
  '"Asia/Kolkata"',
  '"Australia/Lord_Howe"',
  '"America/Sao_Paulo"',
  '"Africa/Casablanca"',
  '"Pacific/Apia"',
  '"Etc/GMT+5"',
  '"europe/berlin"',
  '"Nope/Zone"',
  '""',
  '"Europe/Dublin"',
  '"Asia/Tehran"',
  '"America/St_Johns"',
];

const RANGE_END = ["3", "n", "0", "5", "i % 7", "s", "nul", "1.5", "-1"];
const RANGE_STEP = ["1", "2", "n + 1", "s", "1.0", "-1"];

/** Filters and their arguments. */
export const FILTERS: Readonly<Record<string, Arguments>> = {
  upper: {},
  lower: {},
  trim: {},
  trim_start: {},
  trim_end: {},
  trim_start_matches: { pat: "text" },
  trim_end_matches: { pat: "text" },
  truncate: { length: "number", end: "text" },
  wordcount: {},
  replace: { from: "text", to: "text" },
  capitalize: {},
  title: {},
  linebreaksbr: {},
  indent: { prefix: "text", first: "bool", blank: "bool" },
  striptags: {},
  spaceless: {},
  urlencode: {},
  urlencode_strict: {},
  escape: {},
  escape_xml: {},
  slugify: {},
  addslashes: {},
  split: { pat: "text" },
  int: { default: "number", base: ["2", "8", "10", "16", "36", "1", "37", "0", "n"] },
  float: { default: "number" },
  first: {},
  last: {},
  nth: { n: "number" },
  join: { sep: "text" },
  length: {},
  reverse: {},
  sort: { attribute: ATTRIBUTES },
  unique: { attribute: ATTRIBUTES, case_sensitive: "bool" },
  slice: { start: "number", end: "number" },
  group_by: { attribute: ATTRIBUTES },
  filter: { attribute: ATTRIBUTES, value: "any" },
  map: { attribute: ATTRIBUTES },
  concat: { with: "list" },
  abs: {},
  pluralize: { singular: "text", plural: "text" },
  round: { method: METHODS, precision: "number" },
  filesizeformat: { binary: "bool" },
  date: { format: FORMATS, timezone: ZONES },
  json_encode: { pretty: "bool" },
  as_str: {},
  get: { key: "text", default: "any" },
  default: { value: "any" },
  safe: {},
  nope: { a: "any" },
  camel: {},
  class: {},
  constant: {},
  deconstantize: {},
  demodulize: {},
  deordinalize: {},
  foreign_key: {},
  kebab: {},
  lcfirst: {},
  ordinalize: {},
  param: {},
  pascal: {},
  sentence: {},
  shouty_kebab: {},
  shouty_snake: {},
  singularize: {},
  snake: {},
  titlecase: {},
  train: {},
  ucfirst: {},
};

const TEXTS = ["s", "t", "w", "d", "key"];
/** Names, and filters that take what they hold and mostly give the like. */
const SUITED: ReadonlyArray<{ readonly names: readonly string[]; readonly filters: readonly string[] }> = [
  {
    names: TEXTS,
    filters: Object.keys(FILTERS)
      .slice(0, Object.keys(FILTERS).indexOf("split"))
      .concat("length", "reverse", "json_encode", "int", "float", "default", "as_str"),
  },
  {
    names: ["list", "words", "numbers", "people", "nested", "[3, 1, 2]", "[s, t, w]"],
    filters: [
      "first",
      "last",
      "nth",
      "join",
      "length",
      "reverse",
      "sort",
      "unique",
      "slice",
      "group_by",
      "filter",
      "map",
      "concat",
      "json_encode",
    ],
  },
  {
    names: ["i", "j", "n", "f", "g", "7", "2.5"],
    filters: ["abs", "round", "int", "float", "as_str", "json_encode", "filesizeformat", "date", "default"],
  },
  { names: ["obj", "x", "people.0", "obj.a"], filters: ["get", "length", "json_encode", "default", "as_str"] },
  { names: TEXTS, filters: Object.keys(FILTERS).slice(Object.keys(FILTERS).indexOf("camel")) },
];

const TESTS =
  "defined undefined string number odd even divisibleby iterable object starting_with ending_with containing matching nope".split(
    " ",
  );
const PATTERNS = [
  '"^a"',
  '"[0-9]+"',
  '"(?i)foo"',
  '"\\w+\\s"',
  '"("',
  '"é"',
  '"."',
  '""',
  '"^$"',
  '"[[:alpha:]]"',
  '"a{2,}"',
  '"\\d{1,3}$"',
  '"\\bx"',
  '"x|y"',
  '"^\\w+$"',
  '"\\d"',
  '"\\s\\S"',
  '"\\W\\b"',
  '"\\Bo"',
  '"(?i)É|σ"',
  '"[^a-z\\d]"',
  '"\\p{Lu}\\p{Ll}*"',
  '"\\p{Greek}"',
  '"[\\w&&[^a-z]]"',
  '"a{,2}"',
  '"a{2"',
  '"{"',
  '"a**"',
  '"(?x) a b"',
  '"(?s)."',
  '"(?m)^x$"',
  '"[]a]"',
  '"[a"',
  '"\\Z"',
  '"\\z"',
  '"(?P<n>a)"',
  '"(?<n>a)\\1"',
  '"(?=a)"',
  '"\\u{e9}"',
  '"\\xe9"',
  '"[[:^digit:]]"',
  '"(?-u:\\w)"',
  '"\\Qa.b\\E"',
  '"x*?y+?"',
  '"\\<foo\\>"',
  '"[a-\\d]"',
  '"[z-a]"',
  '"a|*"',
  '"()"',
  '"é+$"',
];

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

import type { Random } from "./random.ts";

/** Pieces that awkward texts are put together from. */
const PIECES = [
  ..."a b x A Z HTTP Server user name foo Bar BAZ id ID 2 10 42nd 1st 3rd 11th 12 _ __ - -- . :: / \\ ' \" ` < > & % # ? = + , ; ( ) [ ] { } ~ ~1 ~0 | ! @ $ ^ *".split(
    " ",
  ),
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "\u00a0",
  "\u0085",
  "\u2028",
  "\u3000",
  "\ufeff",
  "\u0000",
  "\u001f",
  "\u007f",
  ..."é É e\u0301 ß ẞ ǆ ǅ İ ı ſ ŉ ﬁ Σ σ ς ΣΑΣ ὈΔΥΣΣΕΎΣ Å ñ Ж ж Ünï ÀÉ ª º ² ½ Ⅷ ⅷ Ⓐ ① ٣ ३ ゴ ご 日本語 北京 한국 각 ᄀ ᅡ ᆨ กำ नि க்ஷ ם שלום مرحبا".split(
    " ",
  ),
  ..."😀 👍🏽 👩‍💻 👨‍👩‍👧‍👦 🇫🇷 🇫🇷🇩🇪 🇫 ☃ ❤️ ☝🏿 🏽 🧑🏽‍🚀 𝒳 𝟘 𐐀 𐐨 𠜎 \u200d \u200b \u0301 \u0903 \u0600 \u1f3fb".split(
    " ",
  ),
  "<!--",
  "-->",
  "<b>",
  "</b>",
  "<a href='x'>",
  "&amp;",
  "> <",
  "\\n",
  "\\t",
  "{{ x }}",
  "{% if %}",
];

/** Words as people write identifiers, for the filters that change their case and number. */
const WORDS =
  "user users userName UserName user_name user-name USER_NAME HTTPServer XMLHttpRequest getHTTPResponseCode iPhone fooBAR2Baz foo2bar 2fast foo__bar _private trailing_ box boxes child children person people ox oxen man men quiz quizzes mouse mice matrix matrices vertex index bus buses status alias aliases cris crisis crises shoe shoes movie movies series news analysis analyses knife knives wife leaf leaves tomato potatoes hero octopus virus axis test tests database databases datum criterion phenomenon sheep fish rice money category categories day days key keys city cities baby toy fly half wolf roof proof chef bacterium curriculum alumna vertebra alumnus cactus focus radius stimulus syllabus thesis basis goose geese tooth foot die yes eave woman women human german gas lens class classes dress church dish buzz fizz topaz Foo::Bar Foo::Bar::Baz ::Lead Trail:: a::b foo_id UserId user_ids 1st 2nd 3rd 4th 11th 21st 1.5 10 x y".split(
    " ",
  );

const DATES = [
  "2025-10-13",
  "2024-02-29",
  "2023-02-29",
  "0001-01-01",
  "9999-12-31",
  "10000-01-01",
  "+10000-01-01",
  "-0001-12-31",
  "2025-1-2",
  " 2025-10-13",
  "2025-10-13 ",
  "2025 - 10 - 13",
  "2025-10-13T14:05:06Z",
  "2025-10-13T14:05:06z",
  "2025-10-13T14:05:06.123Z",
  "2025-10-13T14:05:06.123456789+02:00",
  "2025-10-13T14:05:06-0930",
  "2025-10-13T14:05:06",
  "2025-10-13T14:05:06.5",
  "2025-10-13T14:05",
  "2016-12-31T23:59:60Z",
  "2016-12-31T23:59:60.5",
  "2025-10-13T24:00:00Z",
  "2025-10-13 14:05:06Z",
  "2025-10-13t14:05:06Z",
  "2025-10-13T14:05:06 UTC",
  "2025-10-13T14:05:06+24:00",
  "2025-10-13T14:05:06 +02:00",
  "T",
  "1883-11-18T17:00:00Z",
  "1900-01-01T00:00:00Z",
  "1969-12-31T23:59:59.999Z",
  "2037-07-01T12:00:00Z",
  "2050-07-01T12:00:00Z",
  "2101-07-01T12:00:00Z",
];

const INTEGERS = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "-3",
  "7",
  "10",
  "42",
  "100",
  "999",
  "1000",
  "1023",
  "1024",
  "1025",
  "1500",
  "65535",
  "1048576",
  "1760313601",
  "2147483647",
  "2147483648",
  "-2147483648",
  "4294967295",
  "4294967296",
  "9007199254740991",
  "9007199254740992",
  "9007199254740993",
  "-9007199254740993",
  "9223372036854775807",
  "9223372036854775806",
  "-9223372036854775808",
  "-9223372036854775807",
  "9223372036854775808",
  "18446744073709551615",
  "18446744073709551614",
];

const FLOATS = [
  "0.0",
  "-0.0",
  "0.1",
  "0.5",
  "-0.5",
  "1.0",
  "1.5",
  "2.5",
  "-2.5",
  "3.14159",
  "0.005",
  "1.005",
  "2.675",
  "99.995",
  "1234567.891",
  "0.30000000000000004",
  "0.00001",
  "0.000012",
  "1e-5",
  "1e-6",
  "1e-7",
  "1e15",
  "1e16",
  "1e17",
  "1.5e16",
  "123456789012345680.0",
  "1e20",
  "1e21",
  "1e22",
  "1e23",
  "1e100",
  "1e300",
  "1.7976931348623157e308",
  "2.2250738585072014e-308",
  "5e-324",
  "9007199254740993.0",
  "9223372036854775807.0",
  "9223372036854775808.0",
  "-9223372036854775808.0",
  "-9223372036854775809.0",
  "18446744073709551616",
  "-9223372036854775809",
  "4503599627370496.5",
  "0.9999999999999999",
  "1e1",
];

/** Blocks of Unicode that texts may take any character from: some with cases, some that combine, some that nobody knows. */
const BLOCKS = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x52f],
  [0x590, 0x6ff],
  [0x900, 0xdff],
  [0x10a0, 0x13ff],
  [0x1c80, 0x2bff],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xa640, 0xabff],
  [0xac00, 0xd7ff],
  [0xf900, 0xffff],
  [0x10000, 0x1ffff],
  [0xe0000, 0xe01ff],
] as const;

/** Values as JSON text, so that every number keeps its spelling. */
export class Values {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  integer(): string {
    const random = this.#random;
    return random.weighted([
      [3, () => random.pick(INTEGERS)],
      [2, () => String(random.between(-20, 120))],
      [1, () => String(random.between(-2_000_000_000, 2_000_000_000))],
      [1, () => String(BigInt(random.below(2 ** 32)) * BigInt(2 ** 32) + BigInt(random.below(2 ** 32)) - 2n ** 63n)],
    ]);
  }

  float(): string {
    const random = this.#random;
    return random.weighted([
      [3, () => random.pick(FLOATS)],
      [1, () => (random.between(-10_000, 10_000) / 100).toFixed(2)],
      [1, () => `${random.between(-999, 999)}.${random.below(1_000_000)}e${random.between(-30, 30)}`],
      [1, () => `${random.between(1, 99)}.5`],
    ]);
  }

  /** A text, not yet in JSON. */
  text(): string {
    const random = this.#random;
    return random.weighted([
      [1, () => ""],
      [3, () => random.many(1, 6, () => random.pick(PIECES)).join("")],
      [1, () => random.many(1, 8, () => this.#character()).join("")],
      [2, () => random.many(1, 3, () => random.pick(WORDS)).join(random.pick([" ", "_", "-", "", "::", ".", "/"]))],
      [2, () => random.pick(WORDS)],
      [1, () => random.pick(DATES)],
      [
        1,
        () =>
          random.pick([
            this.integer(),
            this.float(),
            `0x${random.below(4096).toString(16)}`,
            "0b101",
            "0o17",
            "1_000",
            " 12 ",
            "+5",
            "inf",
            "NaN",
            "1e5",
            "1.",
            ".5",
            "12.7e3",
          ]),
      ],
      [
        1,
        () =>
          random
            .many(1, 4, () => random.many(0, 3, () => random.pick(PIECES)).join(""))
            .join(random.pick(["\n", "\r\n", "\n\n"])),
      ],
    ]);
  }

  #character(): string {
    const [first, last] = this.#random.pick(BLOCKS);
    return String.fromCodePoint(this.#random.between(first, last));
  }

  word(): string {
    return this.#random.pick(WORDS);
  }

  date(): string {
    return this.#random.pick(DATES);
  }

  list(depth: number): string {
    const random = this.#random;
    const make = random.weighted<() => string>([
      [2, () => () => JSON.stringify(this.text())],
      [2, () => () => this.integer()],
      [1, () => () => this.float()],
      [1, () => () => random.pick(["true", "false"])],
      [3, () => () => this.record(depth - 1)],
      [2, () => () => this.any(depth - 1)],
      [1, () => () => this.list(depth - 1)],
    ]);
    return `[${depth <= 0 ? "" : random.many(0, 6, make).join(",")}]`;
  }

  /** A map with keys that are likely to be asked for. */
  record(depth: number): string {
    const random = this.#random;
    const keys = random.many(0, 5, () =>
      random.weighted([
        [8, () => random.pick(["name", "age", "id", "a", "b", "kind", "0", "tags", "?name", "?id"])],
        [
          1,
          () => random.pick(["a.b", "a/b", "key with space", "é", "", "x[0]", "__tera_context", "loop", "a~b", "true"]),
        ],
      ]),
    );
    const members = [...new Set(keys)].map((key) => {
      const value = random.weighted([
        [key === "name" ? 5 : 1, () => JSON.stringify(random.chance(0.7) ? this.word() : this.text())],
        [key === "age" || key === "id" ? 5 : 1, () => this.integer()],
        [1, () => this.any(depth - 1)],
      ]);
      return `${JSON.stringify(key)}:${value}`;
    });
    return `{${members.join(",")}}`;
  }

  any(depth: number): string {
    const random = this.#random;
    return random.weighted([
      [4, () => JSON.stringify(this.text())],
      [3, () => this.integer()],
      [2, () => this.float()],
      [1, () => random.pick(["true", "false"])],
      [1, () => "null"],
      [depth > 0 ? 2 : 0, () => this.list(depth)],
      [depth > 0 ? 2 : 0, () => this.record(depth)],
    ]);
  }

  /** A context: names by what they hold, and each time other values. */
  context(): string {
    const members: Record<string, string> = {
      s: JSON.stringify(this.text()),
      t: JSON.stringify(this.text()),
      w: JSON.stringify(this.word()),
      d: JSON.stringify(this.date()),
      key: JSON.stringify(this.#random.pick(["name", "age", "a", "0", "a.b", "nope", "a'b", 'a"b', "é", "x]"])),
      i: this.integer(),
      j: this.integer(),
      n: String(this.#random.between(0, 5)),
      f: this.float(),
      g: this.float(),
      yes: "true",
      no: "false",
      nul: "null",
      list: this.list(2),
      nested: `[${this.list(1)},${this.list(1)}]`,
      words: `[${this.#random.many(0, 5, () => JSON.stringify(this.word())).join(",")}]`,
      numbers: `[${this.#random.many(0, 5, () => (this.#random.chance(0.7) ? this.integer() : this.float())).join(",")}]`,
      people: `[${this.#random.many(0, 5, () => this.record(1)).join(",")}]`,
      obj: this.record(2),
      empty: this.#random.pick(["[]", "{}", '""']),
      x: this.any(2),
    };
    return `{${Object.entries(members)
      .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
      .join(",")}}`;
  }
}

/** The names of a context, for whoever writes expressions about it. */
export const NAMES = "s t w d key i j n f g yes no nul list nested words numbers people obj empty x".split(" ");

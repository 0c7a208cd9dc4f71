import { type Civil, civilOf, isoWeek, type Moment } from "./civil.ts";
import { offsetName } from "./parse.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** Why a moment cannot be written: the format is wrong, or asks for a zone that a time without one does not have. */
export class FormatError extends Error {
  readonly reason: "format" | "zone";
  constructor(reason: "format" | "zone") {
    super(reason);
    this.reason = reason;
  }
}

type Pad = "zero" | "space" | "none";

interface Shown {
  readonly moment: Moment;
  readonly civil: Civil;
}

/** A number with a width and the padding it has by itself. */
interface Numeric {
  readonly width: number;
  readonly pad: Pad;
  value(shown: Shown): number;
  /** Whether the sign is always shown. */
  signed?(value: number): boolean;
}

const outsideFour = (year: number) => year < 0 || year > 9999;
const twelve = ({ civil }: Shown) => civil.hour % 12 || 12;
const sinceSunday = ({ civil }: Shown) => Math.floor((civil.dayOfYear + 6 - civil.weekday) / 7);
const sinceMonday = ({ civil }: Shown) => Math.floor((civil.dayOfYear + 6 - ((civil.weekday + 6) % 7)) / 7);
const mod = (value: number, by: number) => ((value % by) + by) % by;

/** Directives that are numbers. Source: chrono 0.4, `format::strftime` and `format::formatting`. */
const NUMERIC: Readonly<Record<string, Numeric>> = {
  Y: { width: 4, pad: "zero", value: ({ civil }) => civil.year, signed: outsideFour },
  C: { width: 2, pad: "zero", value: ({ civil }) => mod(Math.floor(civil.year / 100), 256) },
  y: { width: 2, pad: "zero", value: ({ civil }) => mod(civil.year, 100) },
  q: { width: 1, pad: "none", value: ({ civil }) => Math.ceil(civil.month / 3) },
  m: { width: 2, pad: "zero", value: ({ civil }) => civil.month },
  d: { width: 2, pad: "zero", value: ({ civil }) => civil.day },
  e: { width: 2, pad: "space", value: ({ civil }) => civil.day },
  w: { width: 1, pad: "none", value: ({ civil }) => civil.weekday },
  u: { width: 1, pad: "none", value: ({ civil }) => civil.weekday || 7 },
  U: { width: 2, pad: "zero", value: sinceSunday },
  W: { width: 2, pad: "zero", value: sinceMonday },
  G: { width: 4, pad: "zero", value: ({ civil }) => isoWeek(civil).year, signed: outsideFour },
  g: { width: 2, pad: "zero", value: ({ civil }) => mod(isoWeek(civil).year, 100) },
  V: { width: 2, pad: "zero", value: ({ civil }) => isoWeek(civil).week },
  j: { width: 3, pad: "zero", value: ({ civil }) => civil.dayOfYear },
  H: { width: 2, pad: "zero", value: ({ civil }) => civil.hour },
  k: { width: 2, pad: "space", value: ({ civil }) => civil.hour },
  I: { width: 2, pad: "zero", value: twelve },
  l: { width: 2, pad: "space", value: twelve },
  M: { width: 2, pad: "zero", value: ({ civil }) => civil.minute },
  S: { width: 2, pad: "zero", value: ({ civil, moment }) => civil.second + Math.floor(moment.nanoseconds / 1e9) },
  f: { width: 9, pad: "zero", value: ({ moment }) => moment.nanoseconds % 1e9 },
  s: { width: 9, pad: "none", value: ({ moment }) => moment.seconds },
};

/** Directives that are written in one way only. */
const FIXED: Readonly<Record<string, (shown: Shown) => string>> = {
  b: ({ civil }) => MONTHS[civil.month - 1]!.slice(0, 3),
  h: ({ civil }) => MONTHS[civil.month - 1]!.slice(0, 3),
  B: ({ civil }) => MONTHS[civil.month - 1]!,
  a: ({ civil }) => DAYS[civil.weekday]!.slice(0, 3),
  A: ({ civil }) => DAYS[civil.weekday]!,
  p: ({ civil }) => (civil.hour < 12 ? "AM" : "PM"),
  P: ({ civil }) => (civil.hour < 12 ? "am" : "pm"),
  ".f": ({ moment }) => fraction(moment, undefined),
  ".3f": ({ moment }) => fraction(moment, 3),
  ".6f": ({ moment }) => fraction(moment, 6),
  ".9f": ({ moment }) => fraction(moment, 9),
  "3f": ({ moment }) => fraction(moment, 3).slice(1),
  "6f": ({ moment }) => fraction(moment, 6).slice(1),
  "9f": ({ moment }) => fraction(moment, 9).slice(1),
  Z: (shown) => zoneOf(shown).name,
  z: (shown) => minutes(zoneOf(shown).offset, ""),
  ":z": (shown) => minutes(zoneOf(shown).offset, ":"),
  "::z": (shown) => withSeconds(zoneOf(shown).offset),
  ":::z": (shown) => offsetName(zoneOf(shown).offset).slice(0, 3),
  "#z": () => {
    // Chrono reads it, and cannot write it.
    throw new FormatError("zone");
  },
  t: () => "\t",
  n: () => "\n",
  "%": () => "%",
};

/** Directives that stand for others. */
const COMPOSED: Readonly<Record<string, string>> = {
  D: "%m/%d/%y",
  x: "%m/%d/%y",
  F: "%Y-%m-%d",
  v: "%e-%b-%Y",
  R: "%H:%M",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
  r: "%I:%M:%S %p",
  c: "%a %b %e %H:%M:%S %Y",
  "+": "%Y-%m-%dT%H:%M:%S%.f%:z",
};

const DIRECTIVE = /%(?<pad>[-_0])?(?<name>\.[369]?f|[369]f|:{1,3}z|#z|[\s\S])?/gu;

/** Refuses a format that chrono refuses, before anything is written. Errors: `FormatError`. */
export function checkFormat(format: string): void {
  for (const match of format.matchAll(DIRECTIVE)) {
    const { pad, name } = match.groups!;
    const known = name !== undefined && (name in NUMERIC || name in FIXED || name in COMPOSED);
    // Only numbers can be padded otherwise.
    if (!known || (pad !== undefined && !(name in NUMERIC))) throw new FormatError("format");
  }
}

/** A moment as a format says. Errors: `FormatError`. Source: chrono 0.4, `format::strftime`. */
export function formatMoment(moment: Moment, format: string): string {
  checkFormat(format);
  return write({ moment, civil: civilOf(moment) }, format);
}

function write(shown: Shown, format: string): string {
  return format.replace(DIRECTIVE, (_, pad: string | undefined, name: string) => {
    const composed = COMPOSED[name];
    if (composed !== undefined) return write(shown, composed);
    const numeric = NUMERIC[name];
    return numeric === undefined ? FIXED[name]!(shown) : writeNumber(shown, numeric, pad);
  });
}

function writeNumber(shown: Shown, numeric: Numeric, asked: string | undefined): string {
  const pad = asked === "-" ? "none" : asked === "_" ? "space" : asked === "0" ? "zero" : numeric.pad;
  const value = numeric.value(shown);
  const signed = numeric.signed?.(value) === true;
  const sign = value < 0 ? "-" : signed ? "+" : "";
  // Chrono writes two digits without looking whether there are more: the tens of 100 are the character behind `9`.
  const digits =
    numeric.width === 2 && value > 99
      ? String.fromCharCode(48 + Math.floor(value / 10)) + String(value % 10)
      : String(Math.abs(value));
  if (pad === "none") return sign + digits;
  const width = numeric.width + (signed ? 1 : 0);
  return pad === "space" ? (sign + digits).padStart(width, " ") : sign + digits.padStart(width - sign.length, "0");
}

/** The fraction of a second with its dot: so many digits, or as few groups of three as say it. */
function fraction({ nanoseconds }: Moment, digits: number | undefined): string {
  const nine = String(nanoseconds % 1e9).padStart(9, "0");
  if (digits !== undefined) return `.${nine.slice(0, digits)}`;
  if (nanoseconds % 1e9 === 0) return "";
  return `.${nine.endsWith("000000") ? nine.slice(0, 3) : nine.endsWith("000") ? nine.slice(0, 6) : nine}`;
}

function zoneOf({ moment }: Shown): { readonly offset: number; readonly name: string } {
  if (moment.zone === undefined) throw new FormatError("zone");
  return moment.zone;
}

/** An offset to the nearest minute. */
function minutes(offset: number, colon: string): string {
  const rounded = Math.floor((Math.abs(offset) + 30) / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(rounded / 60))}${colon}${two(rounded % 60)}`;
}

function withSeconds(offset: number): string {
  const name = offsetName(offset);
  return name.length === 6 ? `${name}:00` : name;
}

/** The moment of `milliseconds` since the epoch, in RFC 3339: in UTC, or in the zone of this machine. */
export function timestampRfc3339(milliseconds: number, utc: boolean): string {
  const seconds = Math.floor(milliseconds / 1000);
  const offset = utc ? 0 : -new Date(milliseconds).getTimezoneOffset() * 60;
  const nanoseconds = Math.round((milliseconds - seconds * 1000) * 1e6);
  return formatMoment({ seconds, nanoseconds, zone: { offset, name: "" } }, "%+");
}

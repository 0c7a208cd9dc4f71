import { daysOf, isDate, type Moment } from "./civil.ts";

/** A date and time with an offset, as chrono's `DateTime::<FixedOffset>::from_str` reads one; `undefined` where it is none. */
export function parseOffsetDateTime(text: string): Moment | undefined {
  const match =
    /^\s*([+-]?\d+)\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})(?:[Tt]|\s+)\s*(\d{1,2})\s*:\s*(\d{1,2})\s*:\s*(\d{1,2})(?:\.(\d+))?\s*(?:(utc)|([zZ])|([+-])(\d{2})(?:\s*:?\s*)(\d{2}))$/iu.exec(
      text,
    );
  if (match === null) return undefined;
  const local = localOf(match);
  if (local === undefined) return undefined;
  const [hours, minutes] = [Number(match[11] ?? 0), Number(match[12] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const offset = (match[10] === "-" ? -1 : 1) * (hours * 3600 + minutes * 60) + 0;
  return { ...local, seconds: local.seconds - offset, zone: { offset, name: offsetName(offset) } };
}

/** A date and time without an offset, as chrono's `NaiveDateTime::from_str` reads one; told in UTC. */
export function parseNaiveDateTime(text: string): Moment | undefined {
  const match =
    /^\s*([+-]?\d+)\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})\s*T\s*(\d{1,2})\s*:\s*(\d{1,2})\s*:\s*(\d{1,2})(?:\.(\d+))?\s*$/u.exec(
      text,
    );
  const local = match === null ? undefined : localOf(match);
  return local === undefined ? undefined : { ...local, zone: UTC };
}

/** A date `%Y-%m-%d`, told as midnight in UTC. */
export function parseDate(text: string): Moment | undefined {
  const match = /^\s*(\d{1,4}|[+-]\d+)-\s*(\d{1,2})-\s*(\d{1,2})$/u.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isDate(year, month, day) || !isYear(year)) return undefined;
  return { seconds: daysOf(year, month, day) * 86_400, nanoseconds: 0, zone: UTC };
}

export const UTC = { offset: 0, name: "UTC" } as const;

/** Whether chrono can hold the year. */
export function isYear(year: number): boolean {
  return year >= -262_143 && year <= 262_142;
}

/** How chrono shows an offset that has no other name. */
export function offsetName(offset: number): string {
  const sign = offset < 0 ? "-" : "+";
  const seconds = Math.abs(offset);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const rest = seconds % 60 === 0 ? "" : `:${two(seconds % 60)}`;
  return `${sign}${two(seconds / 3600)}:${two((seconds / 60) % 60)}${rest}`;
}

/** Seconds of the local time, as if it were UTC. */
function localOf(match: RegExpExecArray): { seconds: number; nanoseconds: number } | undefined {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const digitsOfYear = match[1]!.replace(/^[+-]/, "").length;
  if ((!/^[+-]/.test(match[1]!) && digitsOfYear > 4) || !isYear(year)) return undefined;
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 60) return undefined;
  const fraction = Number((match[7] ?? "").slice(0, 9).padEnd(9, "0"));
  const leap = second === 60;
  return {
    seconds: daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + (leap ? 59 : second),
    nanoseconds: fraction + (leap ? 1_000_000_000 : 0),
  };
}

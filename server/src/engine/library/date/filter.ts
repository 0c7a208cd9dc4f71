import { TeraFloat, type Value } from "../../value.ts";
import { optional, types } from "../args.ts";
import { isI64, isNumber } from "../numbers.ts";
import { debugString, debugText, jsonText } from "../print.ts";
import { type Args, LibraryCrash, TeraError } from "../types.ts";
import { civilOf, type Moment } from "./civil.ts";
import { checkFormat, FormatError, formatMoment } from "./format.ts";
import { isYear, parseDate, parseNaiveDateTime, parseOffsetDateTime } from "./parse.ts";
import { zoneAt } from "./zones.ts";

/** The filter `date`. Source: Tera 1.20, `builtins/filters/common.rs`; chrono 0.4; chrono-tz 0.9. */
export function date(value: Value, args: Args): Value {
  const format = optional("date", args, "format", types.string) ?? "%Y-%m-%d";
  try {
    checkFormat(format);
    const timezone = optional("date", args, "timezone", types.string);
    if (timezone !== undefined && zoneAt(timezone, 0) === undefined)
      throw new TeraError(`Error parsing \`${timezone}\` as a timezone`, `there is no time zone \`${timezone}\``);
    return formatMoment(momentOf(value, timezone), format);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    if (error.reason === "format")
      throw new TeraError(`Invalid date format \`${format}\``, `\`${format}\` is no date format`);
    throw new LibraryCrash(
      "a Display implementation returned an error unexpectedly: Error",
      "Tera crashes here: the format asks for a time zone, and there is none",
    );
  }
}

function momentOf(value: Value, timezone: string | undefined): Moment {
  if (isNumber(value)) {
    if (value instanceof TeraFloat || !isI64(value))
      throw new TeraError(
        `Filter \`date\` was invoked on a float: ${jsonText(value)}`,
        "a timestamp is a whole number of seconds",
      );
    const moment = inZone({ seconds: Number(value), nanoseconds: 0, zone: undefined }, timezone);
    if (!isYear(civilOf(moment).year))
      throw new LibraryCrash(
        "out of bound seconds should not appear, as we set nanoseconds to zero",
        "the timestamp is beyond every calendar",
      );
    return moment;
  }
  if (typeof value !== "string")
    throw new TeraError(
      `Filter \`date\` received an incorrect type for arg \`value\`: got \`${debugText(value)}\` but expected i64|u64|String`,
      "`date` needs a timestamp or a text",
    );
  if (!value.includes("T")) {
    const midnight = parseDate(value);
    if (midnight !== undefined) return midnight;
    throw new TeraError(
      `Error parsing \`${debugString(value)}\` as YYYY-MM-DD date`,
      `\`${value}\` is no date like 2025-10-13`,
    );
  }
  const moment = parseOffsetDateTime(value);
  // Where the text itself has no offset, the zone asked for is not looked at.
  if (moment !== undefined) return inZone(moment, timezone);
  const naive = parseNaiveDateTime(value);
  if (naive !== undefined) return naive;
  throw new TeraError(
    `Error parsing \`${debugString(value)}\` as rfc3339 date or naive datetime`,
    `\`${value}\` is no date and time like 2025-10-13T14:05:06Z`,
  );
}

function inZone(moment: Moment, timezone: string | undefined): Moment {
  const zone = timezone === undefined ? undefined : zoneAt(timezone, moment.seconds);
  return zone === undefined ? moment : { ...moment, zone };
}

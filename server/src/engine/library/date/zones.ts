import { STEPS, TIME_ZONES } from "../data/timeZones.ts";

/** A time zone: its changes in order, each with the offset and the abbreviation that hold from then on. */
interface Zone {
  /** Seconds since the epoch; the first one is minus infinity. */
  readonly starts: readonly number[];
  /** Seconds east of Greenwich. */
  readonly offsets: readonly number[];
  readonly abbreviations: readonly string[];
}

let records: Map<string, string> | undefined;
let steps: readonly number[] | undefined;
const zones = new Map<string, Zone>();

/** Offset (seconds) and abbreviation of a zone at a moment; `undefined` for a name that is no zone. Names keep their case. */
export function zoneAt(name: string, seconds: number): { readonly offset: number; readonly name: string } | undefined {
  const zone = zoneOf(name);
  if (zone === undefined) return undefined;
  const index = zone.starts.findLastIndex((start) => start <= seconds);
  return { offset: zone.offsets[index]!, name: zone.abbreviations[index]! };
}

function zoneOf(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  records ??= new Map(
    TIME_ZONES.split("\n").flatMap((line) => {
      const end = line.indexOf(";");
      const record = line.slice(end + 1);
      return line
        .slice(0, end)
        .split(" ")
        .map((each) => [each, record] as const);
    }),
  );
  const record = records.get(name);
  if (record === undefined) return undefined;
  const zone = unpack(record);
  zones.set(name, zone);
  return zone;
}

/** Source: the comment on `TIME_ZONES`. */
function unpack(record: string): Zone {
  steps ??= STEPS.split(" ").map((step) => Number.parseInt(step, 36));
  const [kinds, changes] = record.split(";").map((part) => part.split(",")) as [string[], string[]];
  const zone = { starts: [] as number[], offsets: [] as number[], abbreviations: [] as string[] };
  let at = 0;
  changes.forEach((change, index) => {
    const [abbreviation, offset] = kinds[Number.parseInt(change[0]!, 36)]!.split(" ") as [string, string];
    if (index > 0)
      at += change[1] === "!" ? steps![Number.parseInt(change.slice(2), 36)]! : Number.parseInt(change.slice(1), 36);
    zone.starts.push(index === 0 ? Number.NEGATIVE_INFINITY : at);
    zone.offsets.push(Number.parseInt(offset, 36));
    zone.abbreviations.push(abbreviation);
  });
  return zone;
}

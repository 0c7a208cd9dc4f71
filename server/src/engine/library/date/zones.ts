import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };

/** A time zone of the IANA database: its changes in order, each with the offset and the abbreviation that held until then. */
interface Zone {
  /** Minutes since the epoch; the last one is infinite. */
  readonly untils: readonly number[];
  /** Seconds east of Greenwich. */
  readonly offsets: readonly number[];
  readonly abbreviations: readonly string[];
}

let records: Map<string, string> | undefined;
const zones = new Map<string, Zone>();

/** Offset (seconds) and abbreviation of a zone at a moment; `undefined` for a name that is no zone. Names keep their case. */
export function zoneAt(name: string, seconds: number): { readonly offset: number; readonly name: string } | undefined {
  const zone = zoneOf(name);
  if (zone === undefined) return undefined;
  const minutes = seconds / 60;
  let index = zone.untils.findIndex((until) => minutes < until);
  if (index === -1) index = zone.untils.length - 1;
  return { offset: zone.offsets[index]!, name: zone.abbreviations[index]! };
}

function zoneOf(name: string): Zone | undefined {
  records ??= new Map([
    ...packed.zones.map((record) => [record.slice(0, record.indexOf("|")), record] as const),
    ...packed.links.map((link) => [link.slice(link.indexOf("|") + 1), link] as const),
  ]);
  const known = zones.get(name);
  if (known !== undefined) return known;
  const record = records.get(name);
  if (record === undefined) return undefined;
  const zone = record.split("|").length === 2 ? zoneOf(record.slice(0, record.indexOf("|"))) : unpack(record);
  if (zone !== undefined) zones.set(name, zone);
  return zone;
}

/** Source: the packed format of the data package: name, abbreviations, offsets, indices, differences of the changes. */
function unpack(record: string): Zone {
  const [, abbreviations, offsets, indices, untils] = record.split("|") as [string, string, string, string, string?];
  const names = abbreviations.split(" ");
  const minutes = offsets.split(" ").map(base60);
  const order = [...indices].map((character) => base60(character));
  let at = 0;
  const changes = (untils === undefined || untils === "" ? [] : untils.split(" ")).map((part, index) => {
    at = index === 0 ? base60(part) : at + base60(part);
    return at;
  });
  return {
    untils: [...changes.slice(0, order.length - 1), Number.POSITIVE_INFINITY],
    offsets: order.map((index) => Math.round(-minutes[index]! * 60) + 0),
    abbreviations: order.map((index) => names[index]!),
  };
}

/** Digits 0-9, a-z, A-X; a fraction behind a dot. */
function base60(text: string): number {
  const negative = text.startsWith("-");
  const [whole, fraction = ""] = (negative ? text.slice(1) : text).split(".") as [string, string?];
  let value = 0;
  for (const character of whole) value = value * 60 + digit(character);
  let scale = 1;
  for (const character of fraction) {
    scale /= 60;
    value += digit(character) * scale;
  }
  return negative ? -value : value;
}

function digit(character: string): number {
  const code = character.charCodeAt(0);
  return code > 96 ? code - 87 : code > 64 ? code - 29 : code - 48;
}

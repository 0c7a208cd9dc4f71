/** A moment with what is needed to write it down. */
export interface Moment {
  /** Seconds since the epoch, in UTC. */
  readonly seconds: number;
  /** 0 to 999 999 999; a leap second has a thousand million more. */
  readonly nanoseconds: number;
  /** The zone it is told in; `undefined` for a time without any. */
  readonly zone: { readonly offset: number; readonly name: string } | undefined;
}

/** The parts of a moment in its own zone. */
export interface Civil {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** From 1. */
  readonly dayOfYear: number;
}

const DAY = 86_400;

/** Days since the epoch of a date in the proleptic Gregorian calendar. */
export function daysOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date so many days after the epoch. */
function dateOf(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** A moment's parts in its own zone. */
export function civilOf({ seconds, zone }: Moment): Civil {
  const local = seconds + (zone?.offset ?? 0);
  const days = Math.floor(local / DAY);
  const { year, month, day } = dateOf(days);
  const rest = local - days * DAY;
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    dayOfYear: days - daysOf(year, 1, 1) + 1,
  };
}

export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The ISO 8601 week: its year, and its number from 1. */
export function isoWeek({ year, dayOfYear, weekday }: Civil): { year: number; week: number } {
  const monday = (weekday + 6) % 7;
  const week = Math.floor((dayOfYear - 1 - monday + 10) / 7);
  if (week < 1) return { year: year - 1, week: weeksIn(year - 1) };
  return week > weeksIn(year) ? { year: year + 1, week: 1 } : { year, week };
}

function weeksIn(year: number): number {
  const firstWeekday = (((daysOf(year, 1, 1) + 4) % 7) + 7) % 7;
  const leap = daysOf(year + 1, 1, 1) - daysOf(year, 1, 1) === 366;
  return firstWeekday === 4 || (leap && firstWeekday === 3) ? 53 : 52;
}

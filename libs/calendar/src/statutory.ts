import { addDays, compareDays, dayNumber, weekdayOf, type Day } from './day.js';
import { nextFree, type CalendarEntry } from './decision.js';
import { lunarDay } from './lunar.js';
import { NAMES, type FeastName } from './vietnam/names.js';

/** The source of the list of days off in a year: two Labour Codes, and a resolution for the day of culture. */
export function lawOf(name: FeastName, year: number): string {
  if (name === 'cultureDay') return 'NQ 28/2026/QH16 Điều 2';
  return year < 2021 ? 'BLLĐ 2012 Điều 115 khoản 1' : 'BLLĐ 2019 Điều 112 khoản 1';
}

export function restLaw(year: number): string {
  return year < 2021 ? 'BLLĐ 2012 Điều 110, 115 khoản 3' : 'BLLĐ 2019 Điều 111 khoản 3';
}

/**
 * The days off of a year by rule, for a year nobody has decided yet (Labour Code 2019 Art.112, 111.3).
 * Tết is taken as the last two days of the old lunar year and the first three of the new: with the compensatory days this
 * gives every Tết the Government decided from 2018 to 2026.
 */
export function statutoryDays(year: number): CalendarEntry[] {
  const feasts = feastsOf(year).toSorted(([a], [b]) => compareDays(a, b));
  const entries = feasts.map(([date, name]) => entry(date, 'statutory', name, year));
  return withCompensation(entries, feasts, year);
}

function feastsOf(year: number): [Day, FeastName][] {
  const tet = lunarDay(year, 1, 1);
  const nationalDay = `${year}-09-02`;
  const feasts: [Day, FeastName][] = [
    [`${year}-01-01`, 'newYear'],
    [addDays(tet, -2), 'tetEveBefore'],
    [addDays(tet, -1), 'tetEve'],
    [tet, 'tet1'],
    [addDays(tet, 1), 'tet2'],
    [addDays(tet, 2), 'tet3'],
    [lunarDay(year, 3, 10), 'hungKings'],
    [`${year}-04-30`, 'victoryDay'],
    [`${year}-05-01`, 'labourDay'],
    [nationalDay, 'nationalDay'],
  ];
  if (year >= 2021) feasts.push([addDays(nationalDay, besideNationalDay(nationalDay)), 'nationalDayBeside']);
  if (year >= 2026) feasts.push([`${year}-11-24`, 'cultureDay']);
  return feasts;
}

/** The law says 'the day before or after' (Art.112.1đ): the side that joins the weekend, as decided in every year since 2021. */
function besideNationalDay(nationalDay: Day): 1 | -1 {
  const SUNDAY = 0;
  const MONDAY = 1;
  const THURSDAY = 4;
  return [SUNDAY, MONDAY, THURSDAY].includes(weekdayOf(dayNumber(nationalDay))) ? 1 : -1;
}

/** A feast of Art.112.1 on a day of weekly rest is made up on the next working day (Art.111.3; not the day of culture). */
function withCompensation(entries: CalendarEntry[], feasts: [Day, FeastName][], year: number): CalendarEntry[] {
  const taken = new Set(entries.map(({ date }) => date));
  const atRest = (day: Day): boolean => [0, 6].includes(weekdayOf(dayNumber(day)));
  for (const [date, name] of feasts) {
    if (!atRest(date) || name === 'cultureDay') continue;
    const inLieu = nextFree(date, (day) => atRest(day) || taken.has(day));
    taken.add(inLieu);
    entries.push(entry(inLieu, 'in-lieu', name, year));
  }
  return entries.toSorted((a, b) => compareDays(a.date, b.date));
}

function entry(date: Day, kind: 'statutory' | 'in-lieu', feast: FeastName, year: number): CalendarEntry {
  if (kind === 'statutory') return { date, kind, name: NAMES[feast], source: lawOf(feast, year) };
  return { date, kind, name: inLieuOf(feast), source: restLaw(year) };
}

export function inLieuOf(feast: FeastName): CalendarEntry['name'] {
  return { vi: `${NAMES[feast].vi} (nghỉ bù)`, en: `${NAMES[feast].en} (day in lieu)` };
}

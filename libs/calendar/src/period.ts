import { CalendarError } from './calendar-error.js';
import { addDays, addMonths, countDays, dayNumber, dayOfNumber, isDay, type Day } from './day.js';

/** `nd09`: cut-offs of NĐ 09/2019 (15th to 14th); `tt02`: of TT 02/2017 (16th to 15th); else the calendar's own. */
export type PeriodPreset = 'calendar' | 'nd09' | 'tt02';

/** Days of a report, both included. */
export interface Period {
  readonly text: string;
  readonly from: Day;
  readonly to: Day;
  readonly preset: PeriodPreset;
}

/** The last day of a cut-off period within its last month. */
const LAST_DAY: Record<Exclude<PeriodPreset, 'calendar'>, number> = { nd09: 14, tt02: 15 };
const NAMED = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?(?:@(nd09|tt02))?$/;
const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** The period a text names: 2018, 2018-Q3, 2018-H1, 2018-07, 2018-01-01..2018-06-30, 2018@nd09; throws `period.invalid`. */
export function periodOf(text: string): Period {
  const period = range(text) ?? named(text);
  if (!period) throw new CalendarError('period.invalid', { period: text });
  return period;
}

export function isPeriod(text: string): boolean {
  return (range(text) ?? named(text)) !== null;
}

function range(text: string): Period | null {
  const [, from, to] = RANGE.exec(text) ?? [];
  return isDay(from) && isDay(to) && from <= to ? { text, from, to, preset: 'calendar' } : null;
}

function named(text: string): Period | null {
  const parts = partsOf(text);
  if (!parts) return null;
  const { first, months, preset } = parts;
  if (preset === 'calendar')
    return { text, from: dayOfNumber(first), to: dayOfNumber(addMonths(first, months) - 1), preset };
  const last = LAST_DAY[preset];
  const from = dayOfNumber(addMonths(first, -1) + last);
  return { text, from, to: dayOfNumber(addMonths(first, months - 1) + last - 1), preset };
}

interface Parts {
  /** Day number of the 1st of its first month. */
  readonly first: number;
  readonly months: number;
  readonly preset: PeriodPreset;
}

function partsOf(text: string): Parts | null {
  const match = NAMED.exec(text);
  if (!match || !isDay(`${match[1]}-01-01`)) return null;
  const [, year, quarter, half, month, preset] = match;
  const months = quarter ? 3 : half ? 6 : month ? 1 : 12;
  const ordinal = Number(quarter ?? half ?? month ?? 1);
  const first = addMonths(dayNumber(`${year}-01-01`), (ordinal - 1) * months);
  return { first, months, preset: (preset as PeriodPreset | undefined) ?? 'calendar' };
}

/** The period just before, of the same kind and cut-off: 2018-Q1 → 2017-Q4; a range → as many days ending the day before. */
export function previousPeriod(period: Period): Period {
  const parts = partsOf(period.text);
  if (parts) return periodOf(nameOf({ ...parts, first: addMonths(parts.first, -parts.months) }));
  const days = countDays(period.from, period.to) + 1;
  return periodOf(`${addDays(period.from, -days)}..${addDays(period.from, -1)}`);
}

/** The same period of the year before: 2018-Q3@nd09 → 2017-Q3@nd09; 29 February becomes the 28th. */
export function samePeriodLastYear(period: Period): Period {
  const parts = partsOf(period.text);
  if (parts) return periodOf(nameOf({ ...parts, first: addMonths(parts.first, -12) }));
  const earlier = (day: Day): Day => dayOfNumber(addMonths(dayNumber(day), -12));
  return periodOf(`${earlier(period.from)}..${earlier(period.to)}`);
}

function nameOf({ first, months, preset }: Parts): string {
  const day = dayOfNumber(first);
  const month = Number(day.slice(5, 7));
  const ordinal = (month - 1) / months + 1;
  const within = { 12: '', 6: `-H${ordinal}`, 3: `-Q${ordinal}`, 1: `-${day.slice(5, 7)}` }[months];
  return `${day.slice(0, 4)}${within}${preset === 'calendar' ? '' : `@${preset}`}`;
}

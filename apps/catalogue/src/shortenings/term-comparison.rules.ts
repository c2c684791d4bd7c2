import { addDays, CalendarError, daysBetween, dueDate, instantOf, type WorkingCalendar } from '#calendar';
import { Problem, type ProcedureParts, type StatedTerm, type TermComparison } from '#contracts';

/** Five ordinary days of a year, a Monday to a Friday, none of them near a holiday: the first such weekday on or after. */
const SAMPLES = ['03-05', '06-11', '07-09', '08-06', '10-08'];
const OPENING = '08:00';

/** How a local term stands to the central one, what it saves in working days and as a share in percent. */
export interface Compared {
  comparison: TermComparison;
  /** Working days, null where the terms can't be compared. */
  daysSaved: number | null;
  shareSaved: number | null;
}

const NOT_COMPARABLE: Compared = { comparison: 'not-comparable', daysSaved: null, shareSaved: null };

/**
 * Compares by the due dates of five sample days (R8; NĐ 61/2018 Art.5.1đ), since 5 working days and 7 days are only known to be
 * the same once they are counted. Shorter on one day and longer on another can't be compared: somebody has to look.
 */
export function compareTerms(
  local: StatedTerm,
  central: StatedTerm,
  calendar: WorkingCalendar,
  year: number,
): Compared {
  try {
    const samples = sampleDays(calendar, year).map((day) => [
      dueAt(local, day, calendar),
      dueAt(central, day, calendar),
    ]);
    const signs = new Set(samples.map(([own, law]) => Math.sign(Date.parse(own!) - Date.parse(law!))));
    if (signs.has(1) && signs.has(-1)) return NOT_COMPARABLE;
    if (signs.has(1)) return { comparison: 'longer', daysSaved: null, shareSaved: null };
    if (!signs.has(-1)) return { comparison: 'equal', daysSaved: 0, shareSaved: 0 };
    return { comparison: 'shorter', ...saved(local, central, calendar, year) };
  } catch (error) {
    if (error instanceof CalendarError) return NOT_COMPARABLE;
    throw error;
  }
}

/** Of equal units the difference; else the working days between the due dates, the mean of the samples. */
function saved(local: StatedTerm, central: StatedTerm, calendar: WorkingCalendar, year: number) {
  const [own, law] = [Number(local.length), Number(central.length)];
  if (local.unit === central.unit && (local.unit === 'working-day' || local.unit === 'hour')) {
    const perDay = local.unit === 'hour' ? 8 : 1;
    return { daysSaved: (law - own) / perDay, shareSaved: (100 * (law - own)) / law };
  }
  const counts = sampleDays(calendar, year).map((day) => {
    const [ownDue, lawDue] = [dueAt(local, day, calendar).slice(0, 10), dueAt(central, day, calendar).slice(0, 10)];
    return { gained: workingDays(ownDue, lawDue, calendar), whole: workingDays(day, lawDue, calendar) };
  });
  const gained = counts.reduce((sum, one) => sum + one.gained, 0);
  const whole = counts.reduce((sum, one) => sum + one.whole, 0);
  return { daysSaved: gained / counts.length, shareSaved: whole === 0 ? 0 : (100 * gained) / whole };
}

/** Working days after `from` up to and including `to`. */
const workingDays = (from: string, to: string, calendar: WorkingCalendar): number =>
  to <= from ? 0 : daysBetween(addDays(from, 1), to, calendar).filter(({ working }) => working).length;

function sampleDays(calendar: WorkingCalendar, year: number): string[] {
  const within = Math.min(Math.max(year, calendar.firstYear), calendar.lastYear - 1);
  return SAMPLES.map((start, n) => weekdayFrom(`${within}-${start}`, n + 1));
}

function weekdayFrom(day: string, weekday: number): string {
  const own = (Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 4) % 7;
  return addDays(day, (weekday - own + 7) % 7);
}

const dueAt = ({ length, unit }: StatedTerm, day: string, calendar: WorkingCalendar): string =>
  dueDate({ length: Number(length), unit, from: instantOf(day, OPENING) }, calendar).dueAt;

/** Ways whose local and central term are both stated, with how they compare. */
export function comparedWays({ ways }: ProcedureParts, calendar: WorkingCalendar, year: number) {
  return (ways ?? []).flatMap(({ channel, term, centralTerm }) =>
    term && centralTerm ? [{ channel, term, centralTerm, ...compareTerms(term, centralTerm, calendar, year) }] : [],
  );
}

/** Throws `procedure.term-longer` where a local term is longer than the central one (NĐ 61/2018 Art.5.1đ). */
export function assertNoLongerTerm(parts: ProcedureParts, calendar: WorkingCalendar, year: number): void {
  const longer = comparedWays(parts, calendar, year).find(({ comparison }) => comparison === 'longer');
  if (!longer) return;
  const { channel, term, centralTerm } = longer;
  const said = ({ length, unit }: StatedTerm) => `${length} ${unit}`;
  throw new Problem('refused', 'procedure.term-longer', { channel, local: said(term), central: said(centralTerm) });
}

/** Terms that somebody must compare by hand. */
export const comparisonFlags = (parts: ProcedureParts, calendar: WorkingCalendar, year: number): string[] =>
  comparedWays(parts, calendar, year)
    .filter(({ comparison }) => comparison === 'not-comparable')
    .map(({ channel }) => `term-not-comparable:${channel}`);

import { CalendarError, checkDecision, type CalendarDecision, type DecisionFault } from '#calendar';
import { Problem, v7, type DecideCalendar, type FieldError } from '#contracts';

const LONGEST_RANGE = 3660;

const FAULTS: Record<DecisionFault['code'], [vi: string, en: string]> = {
  'date-invalid': ['ngày không có thật', 'is not a day that exists'],
  'year-wrong': ['ngày không thuộc năm của quyết định', 'is not of the decision’s year'],
  'date-twice': ['ngày lặp lại', 'stands twice'],
  'weekday-wrong': ['sai thứ trong tuần so với loại ngày', 'falls on a day of the week its kind can’t fall on'],
  'partner-missing': ['thiếu ngày hoán đổi tương ứng', 'lacks the other half of its swap'],
};

/** The decision as #calendar reads it, or why its days can't be. */
export function newDecision(command: DecideCalendar, agencyId: string | null, now: Date): CalendarDecision {
  const { number, issuedOn = null, issuer, year, entries, officeHours } = command;
  const id = command.id ?? v7(now);
  const days = entries.map(({ date, kind, name, source, swappedWith }) => {
    const entry = { date, kind, name: { vi: name.vi, en: name.en }, source };
    return swappedWith ? { ...entry, swappedWith } : entry;
  });
  const hours = officeHours?.map(({ from, to }) => ({ from, to }));
  const decision = { id, number, issuedOn, issuer, agencyId, year, entries: days };
  const faults = checkDecision(decision).map(errorOf);
  if (faults.length > 0) throw new Problem('invalid', 'calendar.decision-invalid', {}, faults);
  return hours ? { ...decision, officeHours: hours } : decision;
}

function errorOf({ path, code }: DecisionFault): FieldError {
  const [vi, en] = FAULTS[code];
  return { path, code, message: { vi: `${path}: ${vi}`, en: `${path} ${en}` } };
}

/** Whether the decision is there already; throws `conflict.id-reused` where its id stands for another. */
export function alreadyDecided(decision: CalendarDecision, before: readonly CalendarDecision[]): boolean {
  const twin = before.find(({ id }) => id === decision.id);
  if (twin && !sameDecision(twin, decision)) throw new Problem('conflict', 'conflict.id-reused', { id: decision.id });
  return twin !== undefined;
}

/**
 * A decision without a day of issue lies below the dated ones of its year: where it would change nothing it was meant to be dated.
 * `changed` is null for one that is there already.
 */
export function assertEffect({ issuedOn, entries, number }: CalendarDecision, changed: number | null): void {
  if (issuedOn === null && changed === 0 && entries.length > 0)
    throw new Problem('refused', 'calendar.decision-undated', { number });
}

function sameDecision(a: CalendarDecision, b: CalendarDecision): boolean {
  const content = ({ number, issuedOn, issuer, agencyId, year, entries, officeHours }: CalendarDecision) => {
    const days = entries.map(({ date, kind, name, source, swappedWith }) => {
      return [date, kind, name.vi, name.en, source, swappedWith ?? null];
    });
    const hours = officeHours?.map(({ from, to }) => [from, to]) ?? null;
    return JSON.stringify([number, issuedOn, issuer, agencyId, year, days, hours]);
  };
  return content(a) === content(b);
}

/** Throws `calendar.range-invalid` for a range backwards or longer than ten years. */
export function assertRange(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (!(days >= 1 && days <= LONGEST_RANGE)) throw new Problem('invalid', 'calendar.range-invalid', { from, to });
}

/** Runs what counts days; what the calendar can't answer becomes a problem the caller is told. */
export function counted<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw problemOf(error);
  }
}

function problemOf({ code, facts }: CalendarError): Problem {
  switch (code) {
    case 'calendar.year-out-of-range':
    case 'calendar.range-invalid':
    case 'calendar.term-invalid':
      return new Problem('invalid', code, facts);
    case 'calendar.hours-invalid':
      return new Problem('invalid', 'calendar.decision-invalid', facts);
    default:
      return new Problem('invalid', 'invalid.parameter', { name: 'from', value: Object.values(facts).join(' ') });
  }
}

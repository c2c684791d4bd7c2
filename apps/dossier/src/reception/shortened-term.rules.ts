import { CalendarError, dueDate, instantOf, type WorkingCalendar } from '#calendar';
import type { Channel, StatedTerm } from '#contracts';
import type { KnownShortening } from '#directory';

interface On {
  channel: Channel;
  /** Day of the reception. */
  day: string;
  calendar: WorkingCalendar;
}

const MORNING = '08:00';

/**
 * The term at an agency whose own decision cut it (letter I.3.b): of the procedure's term and those cut for this channel the one
 * that ends first, since a later text of the centre may be shorter still (NĐ 61/2018 Art.5.1đ).
 */
export function shortest(stated: StatedTerm | null, cuts: readonly KnownShortening[], on: On): StatedTerm | null {
  const own = cuts.filter(({ channel }) => channel === null || channel === on.channel).map(({ local }) => local);
  const terms = stated ? [stated, ...own] : own;
  if (terms.length < 2) return terms[0] ?? null;
  const dated = terms.map((term) => ({ term, dueAt: dueAt(term, on) }));
  return dated.reduce((first, one) => (one.dueAt < first.dueAt ? one : first)).term;
}

/** What can't be counted is taken last. */
function dueAt({ length, unit }: StatedTerm, { day, calendar }: On): string {
  try {
    return new Date(
      dueDate({ length: Number(length), unit, from: instantOf(day, MORNING) }, calendar).dueAt,
    ).toISOString();
  } catch (error) {
    if (error instanceof CalendarError) return '9999';
    throw error;
  }
}

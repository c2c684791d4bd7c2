import { Problem } from '#contracts';

/** The first year of the calendar: nothing before it can be counted in working days. */
const EARLIEST = new Date('2018-01-01T00:00:00+07:00');

/** When an act happened: now, or earlier when it is entered later; not ahead, and not before the calendar begins. */
export function happenedAt(text: string | null | undefined, now: Date): Date {
  const at = text ? new Date(text) : now;
  if (at > now) throw new Problem('refused', 'postal.in-the-future');
  if (at < EARLIEST) throw new Problem('refused', 'postal.too-long-ago');
  return at;
}

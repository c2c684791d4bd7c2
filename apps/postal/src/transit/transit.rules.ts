import { dueDate, FIRST_YEAR, vietnamDay, type WorkingCalendar } from '#calendar';
import { ENDED_STATUSES, type TransitClass } from '#contracts';
import type { Shipment } from '../shipment/shipment.entity.js';

/** n of J + n in working days, and with the appointment slip brought back (TT 17/2017/TT-BTTTT Art.7.2). */
const DAYS: Record<TransitClass, readonly [plain: number, withSlip: number] | null> = {
  'same-district': [1, 2],
  'between-districts': [2, 4],
  'between-cities': [3, 6],
  elsewhere: [4, 8],
  // Their operator publishes it: no term is known here.
  special: null,
};

const FIRST_DAY = `${FIRST_YEAR}-01-01`;

/** The last day of the whole way; null where the class is unknown or has no general term. */
export function transitDueOn(
  way: Pick<Shipment, 'acceptedAt' | 'transitClass' | 'appointmentSlip'>,
  calendar: WorkingCalendar,
): string | null {
  const days = way.transitClass && DAYS[way.transitClass];
  if (!days || !way.acceptedAt) return null;
  // Items of years before the calendar begins have no term that could be counted.
  if (vietnamDay(way.acceptedAt) < FIRST_DAY) return null;
  const length = days[way.appointmentSlip ? 1 : 0];
  return dueDate({ from: way.acceptedAt.toISOString(), length, unit: 'working-day' }, calendar).dueOn;
}

type Way = Pick<Shipment, 'dueOn' | 'status' | 'direction' | 'signedOn' | 'deliveredOn' | 'broughtBackOn'>;

/** The day the way ended: for a dossier when the agency signed, for a result when it was delivered or came back. */
const endOf = (way: Way): string | null =>
  (way.direction === 'to-citizen' ? null : way.signedOn) ?? way.deliveredOn ?? way.broughtBackOn;

/** Whether it took, or by today has taken, longer than J + n. Refused and cancelled items are not late. */
export function isLate(way: Way, now: Date): boolean {
  if (way.dueOn === null) return false;
  const end = endOf(way);
  if (end) return end > way.dueOn;
  if (way.status === 'refused' || ENDED_STATUSES.includes(way.status)) return false;
  return vietnamDay(now) > way.dueOn;
}

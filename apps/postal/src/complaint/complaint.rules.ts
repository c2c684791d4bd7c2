import { dueDate, vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, type TransitClass } from '#contracts';

/** Working days to settle within the province and beyond it (TT 17/2017/TT-BTTTT Art.8). */
const DAYS = { within: 5, beyond: 7 } as const;
const BEYOND: readonly (TransitClass | null)[] = ['between-cities', 'elsewhere'];
/** Months after acceptance in which a complaint can be made. */
const MONTHS = 6;

export interface ComplaintTerms {
  readonly receivedOn: string;
  readonly dueOn: string;
}

/** When a complaint has to be settled, or why it can't be made any more. */
export function complaintTerms(
  shipment: { acceptedAt: Date | null; transitClass: TransitClass | null },
  about: { at: Date; interProvince: boolean | null },
  calendar: WorkingCalendar,
): ComplaintTerms {
  const { at } = about;
  const receivedOn = vietnamDay(at);
  if (shipment.acceptedAt) {
    const from = shipment.acceptedAt.toISOString();
    const last = dueDate({ from, length: MONTHS, unit: 'month' }, calendar).dueOn;
    if (receivedOn > last) throw new Problem('refused', 'postal.complaint-too-late', { day: last });
  }
  const beyond = about.interProvince ?? BEYOND.includes(shipment.transitClass);
  const length = beyond ? DAYS.beyond : DAYS.within;
  return { receivedOn, dueOn: dueDate({ from: at.toISOString(), length, unit: 'working-day' }, calendar).dueOn };
}

/** Late by its settlement, or by today while it is open. */
export const isComplaintLate = (one: { dueOn: string; settledOn: string | null }, today: string): boolean =>
  (one.settledOn ?? today) > one.dueOn;

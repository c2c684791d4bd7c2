import { CalendarError, dueDate, instantOf, vietnamDay, type WorkingCalendar } from '#calendar';

/** The clocks of QĐ 28/2018/QĐ-TTg run from the day it is in force. */
const IN_FORCE = '2018-09-06';
/** "Chậm nhất trong buổi sáng": the end of a morning. */
const NOON = '12:00';

/** Sent on the day of issue, at the latest the morning of the next working day; urgent ones the same day (Art.6). Null: not measured. */
export function sentInTime(
  sent: { issuedOn: string; at: Date; urgent: boolean },
  calendar: WorkingCalendar,
): boolean | null {
  if (sent.issuedOn < IN_FORCE) return null;
  if (vietnamDay(sent.at) <= sent.issuedOn) return true;
  if (sent.urgent) return false;
  return measured(() => {
    const next = dueDate({ length: 1, unit: 'working-day', from: instantOf(sent.issuedOn, NOON) }, calendar).dueOn;
    return sent.at.getTime() <= Date.parse(instantOf(next, NOON));
  });
}

/**
 * Confirmed the day it arrived (NĐ 30/2020 Art.21.2); what arrives outside office hours has arrived with the next ones.
 * Null: not measured.
 */
export function confirmedInTime(arrivedAt: Date, confirmedAt: Date, calendar: WorkingCalendar): boolean | null {
  if (vietnamDay(arrivedAt) < IN_FORCE) return null;
  return measured(() => {
    const minute = dueDate({ length: 1 / 60, unit: 'hour', from: arrivedAt }, calendar);
    return vietnamDay(confirmedAt) <= minute.dueOn;
  });
}

/** Years nobody has a calendar of are not measured. */
function measured(measure: () => boolean): boolean | null {
  try {
    return measure();
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

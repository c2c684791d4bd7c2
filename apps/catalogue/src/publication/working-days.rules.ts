import { addDays, daysBetween, type WorkingCalendar } from '#calendar';

/** Flag of dates that were counted over days before the first year whose days off are decided here: weekly rest alone. */
export const BEFORE_THE_CALENDAR = 'counted-before-calendar';

export const isBeforeCalendar = (day: string, { firstYear }: WorkingCalendar): boolean => day < `${firstYear}-01-01`;

/** The last day of a term in working days after a day (BLDS 2015 Art.147–148). */
export const workingDaysAfter = (day: string, count: number, calendar: WorkingCalendar): string =>
  counted(day, { count, step: 1 }, calendar);

/** The working day so many before a day. */
export const workingDaysBefore = (day: string, count: number, calendar: WorkingCalendar): string =>
  counted(day, { count, step: -1 }, calendar);

function counted(from: string, { count, step }: { count: number; step: 1 | -1 }, calendar: WorkingCalendar): string {
  let day = from;
  for (let left = count; left > 0;) {
    day = addDays(day, step);
    if (works(day, calendar)) left -= 1;
  }
  return day;
}

/** A duty of early 2018 reaches back into 2017: those days are counted by the plain week, and whoever does so is flagged. */
const works = (day: string, calendar: WorkingCalendar): boolean =>
  isBeforeCalendar(day, calendar)
    ? new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0
    : daysBetween(day, day, calendar)[0]!.working;

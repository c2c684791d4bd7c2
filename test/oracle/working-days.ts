/** Days off of 2018 and what of 2019 the year's dossiers reach, written out; the engine's calendar is not asked. */
const OFF = new Set([
  ...['2018-01-01', '2018-02-14', '2018-02-15', '2018-02-16', '2018-02-19', '2018-02-20', '2018-04-25', '2018-04-30'],
  ...['2018-05-01', '2018-09-03', '2018-12-31', '2019-01-01', '2019-02-04', '2019-02-05', '2019-02-06', '2019-02-07'],
  ...['2019-02-08', '2019-04-15', '2019-04-29', '2019-04-30', '2019-05-01'],
]);
const WORKED_SATURDAYS = new Set(['2019-01-05', '2019-05-04']);

export function isWorkingDay(day: string): boolean {
  const week = new Date(`${day}T12:00:00Z`).getUTCDay();
  return WORKED_SATURDAYS.has(day) || (week !== 0 && week !== 6 && !OFF.has(day));
}

export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The day so many working days after one, which itself is not counted. */
export function workingDaysAfter(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = nextDay(at);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** The working day so many before one. */
export function workingDaysBefore(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = daysAfter(at, -1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

export type CalendarErrorCode =
  | 'calendar.year-out-of-range'
  | 'calendar.instant-invalid'
  | 'calendar.day-invalid'
  | 'calendar.term-invalid'
  | 'calendar.hours-invalid'
  | 'calendar.range-invalid'
  | 'period.invalid';

/** The one error of this library: a stable code and the facts a service needs to say it in its own words. */
export class CalendarError extends Error {
  constructor(
    readonly code: CalendarErrorCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'CalendarError';
  }
}

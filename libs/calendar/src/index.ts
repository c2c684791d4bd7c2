export { CalendarBook } from './calendar-book.js';
export { CalendarError, type CalendarErrorCode } from './calendar-error.js';
export { addDays, compareDays, countDays, isDay, type Day, type Text } from './day.js';
export { daysBetween, difference, type CalendarDay, type ChangedDay } from './days.js';
export type { LegalBasis } from './basis.js';
export { deadline, type Deadline, type ExplainedDay } from './deadline.js';
export {
  checkDecision,
  settlesYear,
  type CalendarDecision,
  type CalendarEntry,
  type DecisionFault,
  type EntryKind,
} from './decision.js';
export { instantOf, vietnamDay, type Instant } from './instant.js';
export { lunarDay } from './lunar.js';
export { DEFAULT_OFFICE_HOURS, type OfficeHours, type Session } from './office-hours.js';
export { closingOf, countWorkingDays, officeInstantAfter, officeTimeBetween, shiftWorkingDays } from './office-time.js';
export { isPeriod, periodOf, previousPeriod, samePeriodLastYear, type Period, type PeriodPreset } from './period.js';
export { dueDate, type Due, type RunningTerm, type Term, type TermUnit } from './term.js';
export { timeliness, type Timeliness } from './timeliness.js';
export { vietnamDecisions } from './vietnam/decisions.js';
export { buildCalendar, FIRST_YEAR, type CalendarOptions, type WorkingCalendar } from './working-calendar.js';

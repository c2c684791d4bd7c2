import { addDays, countDays, type WorkingCalendar } from '#calendar';
import { Problem } from '#contracts';
import type { PublicationRules, PublicationStage, RecordPublicationStage } from '#contracts';
import { BEFORE_THE_CALENDAR, isBeforeCalendar, workingDaysAfter, workingDaysBefore } from './working-days.rules.js';

/** NĐ 63/2010 Art.15 and 24.2 as they stood on 30/8/2018; what the law leaves open is a parameter. */
export const DEFAULT_RULES: PublicationRules = {
  from: '2010-10-14',
  decisionDaysBefore: 5,
  decisionDayKind: 'day',
  shortenedDaysAfter: 3,
  lateNoticeDays: 3,
  proposalDaysBefore: 5,
  entryDays: 5,
  entryDaysShortened: 2,
  postingDays: 5,
  alarms: ['10', '5', '2'],
};

/** A duty's dates: what the clock is counted from, what is due, what was done. */
export interface DutyDates {
  announcedOn: string;
  effectiveOn: string;
  shortened: boolean;
  proposalDueOn: string;
  proposedOn: string | null;
  decisionDueOn: string;
  decidedOn: string | null;
  entryDueOn: string;
  enteredOn: string | null;
  takenBack: string | null;
}
type Change = Pick<DutyDates, 'announcedOn' | 'effectiveOn' | 'shortened'>;

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/**
 * When the department must have proposed and the province decided (NĐ 63/2010 Art.15): so many days before the rule takes
 * effect; of a text of the shortened procedure so many after. Nobody can be late before being told: announced too late, the
 * term runs from then, and the duty says so.
 */
export function dueDates(change: Change, rules: PublicationRules, calendar: WorkingCalendar) {
  const { announcedOn, effectiveOn, shortened } = change;
  const lawful = shortened
    ? addDays(effectiveOn, rules.shortenedDaysAfter)
    : rules.decisionDayKind === 'day'
      ? addDays(effectiveOn, -rules.decisionDaysBefore)
      : workingDaysBefore(effectiveOn, rules.decisionDaysBefore, calendar);
  const possible = workingDaysAfter(announcedOn, rules.lateNoticeDays, calendar);
  const decisionDueOn = later(lawful, possible);
  const wanted = workingDaysBefore(decisionDueOn, rules.proposalDaysBefore, calendar);
  const proposalDueOn = earlier(later(wanted, workingDaysAfter(announcedOn, 1, calendar)), decisionDueOn);
  const entryDueOn = entryDue({ shortened, decisionDueOn, decidedOn: null }, rules, calendar);
  const plainWeeks = [announcedOn, proposalDueOn].some((day) => isBeforeCalendar(day, calendar));
  const flags = [...(possible > lawful ? ['announced-late'] : []), ...(plainWeeks ? [BEFORE_THE_CALENDAR] : [])];
  return { proposalDueOn, decisionDueOn, entryDueOn, flags };
}

/** Entry in the national database: working days after the decision (Art.24.2), after its due day while there is none. */
export function entryDue(
  duty: Pick<DutyDates, 'shortened' | 'decisionDueOn' | 'decidedOn'>,
  rules: PublicationRules,
  calendar: WorkingCalendar,
): string {
  const days = duty.shortened ? rules.entryDaysShortened : rules.entryDays;
  return workingDaysAfter(duty.decidedOn ?? duty.decisionDueOn, days, calendar);
}

/** What comes next; null when all is done or it was no duty. */
export function nextStage(duty: DutyDates): PublicationStage | null {
  if (duty.takenBack !== null || duty.enteredOn) return null;
  if (duty.decidedOn) return 'entry';
  return duty.proposedOn ? 'decision' : 'proposal';
}

const DATES = {
  proposal: ['proposalDueOn', 'proposedOn'],
  decision: ['decisionDueOn', 'decidedOn'],
  entry: ['entryDueOn', 'enteredOn'],
} as const;

export const dueOf = (duty: DutyDates, stage: PublicationStage): string => duty[DATES[stage][0]];
const doneOf = (duty: DutyDates, stage: PublicationStage): string | null => duty[DATES[stage][1]];

/** Stages done after their day or not done although it has passed. Without a decision nothing can be entered yet. */
export function lateStages(duty: DutyDates, today: string): PublicationStage[] {
  if (duty.takenBack !== null) return [];
  return (['proposal', 'decision', 'entry'] as const).filter((stage) => {
    const done = doneOf(duty, stage);
    if (done) return done > dueOf(duty, stage);
    if (stage === 'entry' && !duty.decidedOn) return false;
    if (stage === 'proposal' && duty.decidedOn) return false;
    return today > dueOf(duty, stage);
  });
}

/** Days the next stage is late; 0 when it is not. */
export function daysLate(duty: DutyDates, today: string): number {
  const stage = nextStage(duty);
  return stage ? Math.max(0, countDays(dueOf(duty, stage), today)) : 0;
}

/** The alarm to raise today: the nearest distance reached of the next stage, each once. All distances reached are then done. */
export function alarmOf(
  duty: DutyDates & { alarmed: readonly string[] },
  rules: PublicationRules,
  today: string,
): { stage: PublicationStage; daysBefore: number; alarmed: string[] } | null {
  const stage = nextStage(duty);
  if (!stage || today > dueOf(duty, stage)) return null;
  const left = countDays(today, dueOf(duty, stage));
  const reached = rules.alarms.map(Number).filter((days) => left <= days);
  const fresh = reached.filter((days) => !duty.alarmed.includes(`${stage}:${days}`));
  if (fresh.length === 0) return null;
  const nearest = Math.min(...reached);
  if (!fresh.includes(nearest)) return null;
  const alarmed = [...new Set([...duty.alarmed, ...reached.map((days) => `${stage}:${days}`)])];
  return { stage, daysBefore: nearest, alarmed };
}

type Documented = DutyDates & { proposalDocument: string | null; decisionDocument: string | null };

/** The duty with a stage done; a stage waits for the one before it, and nothing is done in the future. */
export function stageDone<D extends Documented>(duty: D, done: RecordPublicationStage, today: string): D {
  assertInOrder(duty, done, today);
  const { stage, on, document } = done;
  if (stage === 'proposal') return { ...duty, proposedOn: on, proposalDocument: document ?? duty.proposalDocument };
  if (stage === 'decision') return { ...duty, decidedOn: on, decisionDocument: document ?? duty.decisionDocument };
  return { ...duty, enteredOn: on };
}

const BEFORE = { proposal: 'announcedOn', decision: 'proposedOn', entry: 'decidedOn' } as const;

function assertInOrder(duty: DutyDates, { stage, on }: RecordPublicationStage, today: string): void {
  if (duty.takenBack !== null) throw new Problem('refused', 'publication.taken-back');
  if (on > today) throw new Problem('refused', 'publication.in-the-future', { on });
  const before = duty[BEFORE[stage]];
  if (!before) throw new Problem('refused', 'publication.stage-missing', { stage });
  if (on < before) throw new Problem('refused', 'publication.out-of-order', { on, before });
}

/** A duty ended by the act that puts the procedure in force or repeals it. */
export function decidedDuty<D extends DutyDates & { decisionDocument: string | null }>(
  duty: D,
  { decision, decidedOn }: { decision: string; decidedOn: string },
  rules: PublicationRules,
  calendar: WorkingCalendar,
): D {
  const done = { ...duty, decidedOn, decisionDocument: decision };
  return { ...done, entryDueOn: entryDue(done, rules, calendar) };
}

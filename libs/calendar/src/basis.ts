import type { Day } from './day.js';
import { runsByClock, type RunningTerm } from './term.js';
import type { WorkingCalendar } from './working-calendar.js';
import { endRule } from './wording.js';

type CrossedDay = { readonly date: Day; readonly counted: boolean };

export interface LegalBasis {
  readonly document: string;
  /** Article and clause ('148.5'); null where the document is named as a whole. */
  readonly clause: string | null;
}

const CIVIL_CODE = 'BLDS 2015 (91/2015/QH13)';

/** The articles a due date rests on, and the acts behind every special day it crossed. */
export function basisOf(term: RunningTerm, calendar: WorkingCalendar, days: readonly CrossedDay[]): LegalBasis[] {
  const civil = clausesOf(term, days).map((clause) => ({ document: CIVIL_CODE, clause }));
  const sources = days.flatMap(({ date }) => calendar.entries.get(date)?.source ?? []);
  return [...civil, ...[...new Set(sources)].map((document) => ({ document, clause: null }))];
}

function clausesOf(term: RunningTerm, days: readonly CrossedDay[]): string[] {
  if (runsByClock(term)) return ['147.1'];
  const moved = term.unit !== 'working-day' && !days[days.length - 1]!.counted;
  return ['145.2', '147.3', `148.${endRule(term).clause}`, ...(moved ? ['148.5'] : [])];
}

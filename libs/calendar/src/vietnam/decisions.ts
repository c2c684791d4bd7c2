import { swap, type CalendarDecision, type CalendarEntry } from '../decision.js';
import { inLieuOf, lawOf, restLaw } from '../statutory.js';
import type { DecidedYear } from './decided-year.js';
import { NAMES, type FeastName } from './names.js';
import { YEARS_2018_2021 } from './years-2018-2021.js';
import { YEARS_2022_2026 } from './years-2022-2026.js';

/** The working calendar of Vietnam 2018–2026: one decision a year, every entry with its source. */
export const vietnamDecisions: readonly CalendarDecision[] = [...YEARS_2018_2021, ...YEARS_2022_2026].map(decisionOf);

function decisionOf(decided: DecidedYear): CalendarDecision {
  const { year, number, issuedOn, issuer, days, swaps, source } = decided;
  const entries = [
    ...days.map((day) => entryOf(day, decided)),
    ...swaps.flatMap(({ dayOff, workedOn, source: own }) => swap(dayOff, workedOn, own ?? source)),
  ];
  return { id: `vietnam-${year}`, number, issuedOn, issuer, agencyId: null, year, entries };
}

function entryOf([date, kind, feast]: DecidedYear['days'][number], decided: DecidedYear): CalendarEntry {
  const law = kind === 'statutory' ? lawOf(feast, decided.year) : restLaw(decided.year);
  const name = kind === 'statutory' ? NAMES[feast] : inLieuOf(feast);
  return { date, kind, name, source: isDecided(feast) ? `${law}; ${decided.source}` : law };
}

/** The Prime Minister decides the days of Tết and of National Day only (2019 Art.112.3); the rest is in the law itself. */
function isDecided(feast: FeastName): boolean {
  return feast.startsWith('tet') || feast.startsWith('nationalDay');
}

import { compareDays, type Day } from './day.js';

export type Timeliness = 'early' | 'on-time' | 'late';

const BY_ORDER = { [-1]: 'early', 0: 'on-time', 1: 'late' } as const;

/** Early, on time or late by date, never by the hour: the same function everywhere (domain rule 34; TT 01/2018 Art.9). */
export function timeliness(completedOn: Day, lawfulDueOn: Day): Timeliness {
  return BY_ORDER[compareDays(completedOn, lawfulDueOn)];
}

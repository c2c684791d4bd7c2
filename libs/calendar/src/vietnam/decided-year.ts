import type { Day } from '../day.js';
import type { FeastName } from './names.js';

/** A year as the Government decided it for offices that rest on Saturday and Sunday. */
export interface DecidedYear {
  readonly year: number;
  readonly number: string;
  readonly issuedOn: Day | null;
  readonly issuer: string;
  readonly source: string;
  readonly days: readonly (readonly [Day, 'statutory' | 'in-lieu', FeastName])[];
  readonly swaps: readonly { readonly dayOff: Day; readonly workedOn: Day; readonly source?: string }[];
}

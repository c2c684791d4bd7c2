import type { Channel, Closing, Grade } from '#contracts';

/** `seq_to` of the version that holds now. */
export const CURRENT = '9223372036854775807';

/** What counts of a dossier between two of its events: business fields only, days in Vietnam, no person. */
export interface DossierFact {
  code: string;
  agencyId: string;
  receivingUnitId: string | null;
  procedureId: string;
  procedureCode: string;
  channel: Channel;
  /** At submission; 0 = not an online service. */
  level: number;
  applicantKind: string | null;
  returnChannel: string | null;
  status: number;
  receivedOn: string;
  firstDueOn: string | null;
  lawfulDueOn: string | null;
  reappointedDueOn: string | null;
  /** The day of the result or refusal; null when withdrawn or stopped. */
  settledOn: string | null;
  closedOn: string | null;
  closing: Closing | null;
  returnedOn: string | null;
  timeliness: 'early' | 'on-time' | 'late' | null;
  timelyByReappointment: boolean | null;
  /** datemultirange: days at whose end it waited for a supplement. */
  waiting: string;
  /** datemultirange: days at whose end it was open and overdue; may begin in the future. */
  overdue: string;
  stepsRecorded: number;
  stepsInTime: number;
  stepsUnknown: boolean;
  supplements: number;
  notOwnFault: boolean;
  apologyIssuedOn: string | null;
  apologyNewDueOn: string | null;
  /** As judged when form 04 was issued, by the parameter and calendar then in use; null = without form 04. */
  apologyInTime: boolean | null;
  /** The first day after the lawful due day on which it was not settled; may lie in the future. */
  lateOn: string | null;
  /** Days of the second request of its case: any, with a trip in person, without the applicant's own fault. */
  secondRequestOn: string | null;
  secondTripOn: string | null;
  secondBlamelessOn: string | null;
  votedOn: string | null;
  vote: Grade | null;
  /** Other agencies took part: it really ran linked. */
  linked: boolean;
}

/** Columns of `dossier_fact` beside its key and its range of seq. */
export const FACT_COLUMNS = {
  code: 'text',
  agencyId: 'uuid',
  receivingUnitId: 'uuid',
  procedureId: 'uuid',
  procedureCode: 'text',
  channel: 'text',
  level: 'smallint',
  applicantKind: 'text',
  returnChannel: 'text',
  status: 'smallint',
  receivedOn: 'date',
  firstDueOn: 'date',
  lawfulDueOn: 'date',
  reappointedDueOn: 'date',
  settledOn: 'date',
  closedOn: 'date',
  closing: 'text',
  returnedOn: 'date',
  timeliness: 'text',
  timelyByReappointment: 'boolean',
  waiting: 'datemultirange',
  overdue: 'datemultirange',
  stepsRecorded: 'integer',
  stepsInTime: 'integer',
  stepsUnknown: 'boolean',
  supplements: 'integer',
  notOwnFault: 'boolean',
  apologyIssuedOn: 'date',
  apologyNewDueOn: 'date',
  apologyInTime: 'boolean',
  lateOn: 'date',
  secondRequestOn: 'date',
  secondTripOn: 'date',
  secondBlamelessOn: 'date',
  votedOn: 'date',
  vote: 'text',
  linked: 'boolean',
} as const satisfies Record<keyof DossierFact, string>;

export const FACT_FIELDS = Object.keys(FACT_COLUMNS) as readonly (keyof DossierFact)[];

export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Whether an event changed nothing that counts: then it makes no version. */
export const sameFact = (a: DossierFact, b: DossierFact): boolean =>
  FACT_FIELDS.every((field) => a[field] === b[field]);

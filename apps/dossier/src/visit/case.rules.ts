import { addDays } from '#calendar';
import { Problem, type SupplementRequestState, type VisitState } from '#contracts';
import type { Facts } from '../dossier.rules.js';
import type { CounterVisit } from './counter-visit.entity.js';

/** What a later dossier takes over from its case. */
export interface Before {
  readonly caseId: string;
  readonly requests: readonly SupplementRequestState[];
}

/** Form 02 at the counter is a trip like any other (I.3.e.2 reading A); form 03 and guidance ask for no papers. */
export const requestsOfVisits = (visits: readonly CounterVisit[]): SupplementRequestState[] =>
  visits
    .filter(({ form }) => form === '02')
    .map(({ visitedOn, ownFault }) => ({ on: visitedOn, kind: 'counter-visit', channel: 'counter', ownFault }));

/** They were counted with the earlier dossier already. */
export const requestsOfEarlier = ({ requests }: Facts): SupplementRequestState[] =>
  requests.map((one) => ({ ...one, kind: 'earlier-dossier' }));

/** Ended without what the applicant wanted: refused at reception or after appraisal, withdrawn, stopped. */
export const mayBeRefiled = ({ status, closing }: Facts): boolean =>
  status === 3 || closing === 'withdrawal' || closing === 'stop' || closing === 'refusal';

/** Throws `dossier.not-same-case` unless the later one is the same matter, filed again within so many days. */
export function assertSameCase(
  earlier: Facts,
  later: Pick<Facts, 'procedureCode' | 'agencyId'>,
  day: string,
  days: number,
) {
  const ended = earlier.closedOn ?? (earlier.status === 3 ? endOf(earlier) : null);
  const same = earlier.procedureCode === later.procedureCode && earlier.agencyId === later.agencyId;
  if (!same || !ended || !mayBeRefiled(earlier) || day > addDays(ended, days))
    throw new Problem('refused', 'dossier.not-same-case', { code: earlier.code ?? earlier.trackingNumber ?? '', days });
}

const endOf = ({ lastActAt }: Facts): string => lastActAt.toISOString().slice(0, 10);

export const joined = (dossier: Facts, before: Before): Facts => ({
  ...dossier,
  caseId: before.caseId,
  requests: [...before.requests, ...dossier.requests],
});

export const visitStateOf = (visit: CounterVisit): VisitState => ({
  agencyId: visit.agencyId,
  receivingUnitId: visit.receivingUnitId,
  procedureCode: visit.procedureCode,
  procedureId: visit.procedureId,
  form: visit.form,
  on: visit.visitedOn,
  ownFault: visit.ownFault,
  caseId: visit.caseId,
});

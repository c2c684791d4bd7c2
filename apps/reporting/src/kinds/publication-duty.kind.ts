import { publicationDutyRecorded, type PublicationDutyRecorded } from '#contracts';
import { factKind } from './fact-kind.js';

/** The duty to publish one procedure the centre has changed (NĐ 63/2010 Art.15); what was taken back was none. */
type PublicationDuty = {
  readonly agencyId: string;
  readonly procedureId: string | null;
  readonly procedureCode: string;
  readonly change: string;
  readonly proposalDueOn: string | null;
  readonly proposedOn: string | null;
  readonly proposedInTime: boolean;
  readonly decisionDueOn: string | null;
  readonly decidedOn: string | null;
  readonly decidedInTime: boolean;
};

const inTime = (doneOn: string | null, dueOn: string): boolean => doneOn !== null && doneOn <= dueOn;

export const publicationDuty = factKind<PublicationDuty, PublicationDutyRecorded>({
  name: 'publication-duty',
  producer: 'catalogue',
  table: 'publication_duty_fact',
  events: [publicationDutyRecorded],
  columns: {
    ...{ agencyId: 'uuid', procedureId: 'uuid', procedureCode: 'text', change: 'text' },
    ...{ proposalDueOn: 'date', proposedOn: 'date', proposedInTime: 'boolean' },
    ...{ decisionDueOn: 'date', decidedOn: 'date', decidedInTime: 'boolean' },
  },
  factOf: (duty) => ({
    agencyId: duty.agencyId,
    procedureId: duty.procedureId ?? null,
    procedureCode: duty.procedureCode,
    change: duty.kind,
    proposalDueOn: duty.takenBack ? null : duty.proposalDueOn,
    proposedOn: duty.proposedOn ?? null,
    proposedInTime: inTime(duty.proposedOn ?? null, duty.proposalDueOn),
    decisionDueOn: duty.takenBack ? null : duty.decisionDueOn,
    decidedOn: duty.decidedOn ?? null,
    decidedInTime: inTime(duty.decidedOn ?? null, duty.decisionDueOn),
  }),
  measures: {
    'proposals-due': { day: 'proposalDueOn' },
    'proposals-in-time': { day: 'proposalDueOn', is: { proposedInTime: true } },
    'decisions-due': { day: 'decisionDueOn' },
    'decisions-in-time': { day: 'decisionDueOn', is: { decidedInTime: true } },
  },
  shown: {
    code: 'procedureCode',
    beside: ['change', 'proposalDueOn', 'proposedOn', 'decisionDueOn', 'decidedOn'],
  },
});

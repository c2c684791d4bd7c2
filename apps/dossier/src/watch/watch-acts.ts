import { apologyDrafted, consultationOverdue, dossierLateAgain, Problem, supplementAbandoned } from '#contracts';
import type { ConsultationAct, DossierAct } from '#contracts';
import type { ActDefinition, Moment } from '../acts.service.js';
import { draft, secondLateness } from '../apology/apology.rules.js';
import { flagged, type Facts } from '../dossier.rules.js';
import { alarmsOf, type Alarm } from './alarm.rules.js';

/** What an alarm does to the dossier, and whom its event tells. Under the lock it is checked once more that it is still due. */
export function actOf(alarm: Alarm): ActDefinition<DossierAct> {
  const { decide, ...act } = BY_KIND[alarm.kind](alarm);
  return {
    ...act,
    byTime: true,
    decide: (moment) => {
      assertStillDue(alarm, moment);
      return decide(moment);
    },
  };
}

function assertStillDue({ kind, id }: Alarm, { dossier, calendar, parameters, now }: Moment): void {
  const due = alarmsOf(dossier, calendar, parameters).some(
    (one) => one.kind === kind && one.id === id && one.at <= now,
  );
  if (!due) throw new Problem('conflict', 'dossier.changed-meanwhile');
}

type ByTime = ActDefinition<DossierAct> & { decide: (moment: Moment) => Facts };

const BY_KIND: Record<Alarm['kind'], (alarm: Alarm) => ByTime> = {
  'late-guard': () => ({ act: 'apology-draft', event: apologyDrafted, decide: draft }),
  'late-again': () => ({
    act: 'late-again',
    event: dossierLateAgain,
    decide: ({ dossier, status }) => ({ ...dossier, status, ...secondLateness(dossier) }),
  }),
  abandonment: () => ({
    act: 'abandonment',
    event: supplementAbandoned,
    decide: ({ dossier, status }) => ({
      ...dossier,
      status,
      flags: flagged(dossier.flags, 'supplement-abandoned'),
    }),
  }),
  consultation: ({ id }) => ({
    act: 'consultation-alarm',
    event: consultationOverdue,
    data: (state): ConsultationAct => ({ state, consultationId: id! }),
    decide: ({ dossier, status }) => ({
      ...dossier,
      status,
      consultations: dossier.consultations.map((one) => (one.id === id ? { ...one, overdue: true } : one)),
      flags: flagged(dossier.flags, 'consultation-overdue'),
    }),
  }),
};

import { Problem, type ReassignDossier, type VoteOnDossier } from '#contracts';
import type { Moment } from '../acts.service.js';
import type { Facts } from '../dossier.rules.js';

/** Another officer or unit has it from now on; steps already recorded stay as they are. */
export function reassign(
  { dossier, status }: Moment,
  { handler, unit }: ReassignDossier,
  unitId: string | null,
): Facts {
  if (!handler && !unit) throw new Problem('invalid', 'dossier.assignee-missing');
  return { ...dossier, status, handler: handler ?? (unit ? null : dossier.handler), unitId: unitId ?? dossier.unitId };
}

export function vote({ dossier, status, day, by }: Moment, command: VoteOnDossier): Facts {
  if (dossier.vote) throw new Problem('refused', 'dossier.already-voted');
  const typedIn = by.role !== 'citizen';
  if (typedIn && (by.subject === dossier.settledBy || by.subject === dossier.handler))
    throw new Problem('refused', 'dossier.vote-by-settler');
  const { overall, convenience = null, timeliness = null, attitude = null } = command;
  return { ...dossier, status, vote: { votedOn: day, overall, convenience, timeliness, attitude, typedIn } };
}

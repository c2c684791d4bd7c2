import { instantOf } from '#calendar';
import type { Facts } from '../dossier.rules.js';
import type { Course, Held, Owner } from './attribution.rules.js';
import type { RecordedStep } from './control-sheet.rules.js';

const CITIZEN: Owner = { holder: 'citizen', unitId: null };
const unit = (unitId: string): Owner => ({ holder: 'unit', unitId });

const from = (text: string): number => Date.parse(text);
const until = (text: string | null | undefined): number => (text ? Date.parse(text) : Infinity);

/** Of an imported dossier only the days of waiting are known, not the hours. */
export const isApproximate = ({ absences, waits }: Facts): boolean => absences.length === 0 && waits.length > 0;

/** What a dossier's record says about who had it. Steps that name no unit leave it where it was. */
export function courseOf(dossier: Facts, steps: readonly RecordedStep[], now: Date): Course {
  const lead = dossier.receivingUnitId ?? dossier.agencyId;
  return {
    receivedAt: dossier.receivedAt!.getTime(),
    end: Math.max(dossier.receivedAt!.getTime(), endOf(dossier, now)),
    lawfulDueAt: dossier.lawfulDueAt?.getTime() ?? null,
    receiver: lead,
    absences: absencesOf(dossier),
    consultations: dossier.consultations.map(({ agencyId, askedAt, answeredAt }): Held => ({
      owner: unit(agencyId),
      from: from(askedAt),
      to: until(answeredAt),
    })),
    shares: dossier.participants.flatMap(({ agencyId, startedAt, finishedAt }): Held[] =>
      startedAt ? [{ owner: unit(agencyId), from: from(startedAt), to: until(finishedAt) }] : [],
    ),
    steps: holders(steps, dossier.agencyId),
  };
}

function endOf({ completedAt, closedOn, lastActAt }: Facts, now: Date): number {
  if (completedAt) return completedAt.getTime();
  return closedOn ? lastActAt.getTime() : now.getTime();
}

/** The first hand-over goes to the settling agency, unless it names another unit. */
function holders(steps: readonly RecordedStep[], agencyId: string): Course['steps'] {
  let last = agencyId;
  return steps
    .filter(({ holder }) => holder === 'unit')
    .map(({ at, unitId }) => {
      last = unitId ?? last;
      return { at: at.getTime(), owner: unit(last) };
    });
}

function absencesOf(dossier: Facts): Held[] {
  if (!isApproximate(dossier))
    return dossier.absences.map(({ holder, ...one }) => ({
      owner: { holder, unitId: null },
      from: from(one.from),
      to: until(one.to),
    }));
  return dossier.waits.map((wait) => ({
    owner: CITIZEN,
    from: from(instantOf(wait.from, '00:00')),
    to: wait.to ? from(instantOf(wait.to, '00:00')) : Infinity,
  }));
}

import { Problem, type Consult } from '#contracts';
import type { Moment } from '../acts.service.js';
import type { Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

/** Which consultation, and whom. */
interface Asking {
  id: string;
  agencyId: string | null;
}

/** An opinion is asked for with its term; the dossier's own term goes on (NĐ 61/2018 Art.19.5). */
export function ask({ dossier, status, at, calendar }: Moment, { term }: Consult, { id, agencyId }: Asking): Facts {
  if (!agencyId || !term) throw new Problem('invalid', 'dossier.consultation-incomplete');
  if (dossier.consultations.some((one) => one.id === id)) throw new Problem('conflict', 'conflict.id-reused', { id });
  const { dueAt } = dueOf({ length: String(term.length), unit: term.unit }, at, calendar);
  const asked = { id, agencyId, askedAt: at.toISOString(), dueAt: new Date(dueAt).toISOString(), answeredAt: null };
  return { ...dossier, status, consultations: [...dossier.consultations, asked] };
}

export function answerTo({ dossier, status, at }: Moment, id: string): Facts {
  const waiting = dossier.consultations.find((one) => one.id === id && !one.answeredAt);
  if (!waiting) throw new Problem('refused', 'dossier.consultation-unknown', { id });
  const answeredAt = at.toISOString();
  return {
    ...dossier,
    status,
    consultations: dossier.consultations.map((one) => (one === waiting ? { ...one, answeredAt } : one)),
  };
}

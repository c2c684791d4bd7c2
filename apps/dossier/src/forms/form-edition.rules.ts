import { Problem, type FormNumber } from '#contracts';
import type { Facts } from '../dossier.rules.js';

type Seen = Pick<Facts, 'receivedAt' | 'supplements' | 'status' | 'closing' | 'apology'>;

/** Whether something has happened that the form is for. */
const GROUNDS: Record<FormNumber, (dossier: Seen) => boolean> = {
  '01': ({ receivedAt }) => receivedAt !== null,
  '02': ({ supplements }) => supplements > 0,
  '03': ({ status, closing }) => status === 3 || closing === 'refusal',
  '04': ({ apology }) => apology !== null,
  '05': ({ receivedAt }) => receivedAt !== null,
  '06': ({ receivedAt }) => receivedAt !== null,
};

/** Which one of this form: a second request for papers is a second form 02. Throws `dossier.form-not-yet`. */
export function editionOf(form: FormNumber, dossier: Seen): number {
  if (!GROUNDS[form](dossier)) throw new Problem('refused', 'dossier.form-not-yet', { form });
  return form === '02' ? dossier.supplements : 1;
}

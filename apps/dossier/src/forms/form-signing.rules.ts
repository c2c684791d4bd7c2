import type { FormNumber, IssueForm } from '#contracts';
import type { Signature } from '#documents';
import type { Facts } from '../dossier.rules.js';

/** Who signs, by which right. */
export type Signing = Pick<IssueForm, 'authority' | 'head' | 'position' | 'signer'>;

/** The counter's slips are numbered where the dossier was received, apologies by the agency that settles. */
export const bookOf = (form: FormNumber, { agencyId, receivingUnitId }: Facts): string =>
  form === '04' ? agencyId : (receivingUnitId ?? agencyId);

export const signatureOf = ({ authority, head, position, signer }: Signing): Signature => ({
  authority: authority ?? null,
  head: head ?? null,
  position,
  name: signer,
});

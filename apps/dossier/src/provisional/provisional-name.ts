import type { Queryable } from '#messaging';
import type { CatalogueCopy } from '../catalogue-copy.js';
import type { Facts } from '../dossier.rules.js';
import { entryNamed } from './provisional.queries.js';

type Called = Pick<Facts, 'procedureCode' | 'receivedOn' | 'procedureVersion'>;

/** What a procedure was called on a day, for papers and tables; what the counter wrote until the catalogue has it. */
export async function calledOn(db: Queryable, catalogue: CatalogueCopy, dossier: Called) {
  const { procedureCode: code, receivedOn, procedureVersion } = dossier;
  const known = await catalogue.procedureNamed(code, receivedOn, procedureVersion);
  return known.name === code ? { ...known, name: (await entryNamed(db, code))?.name ?? code } : known;
}

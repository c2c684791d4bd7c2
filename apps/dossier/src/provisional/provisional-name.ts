import type { Queryable } from '#messaging';
import type { CatalogueCopy } from '../catalogue-copy.js';
import { entryNamed } from './provisional.queries.js';

/** What a procedure was called on a day, for papers and tables; what the counter wrote until the catalogue has it. */
export async function calledOn(db: Queryable, catalogue: CatalogueCopy, code: string, day: string | null) {
  const known = await catalogue.procedureNamed(code, day);
  return known.name === code ? { ...known, name: (await entryNamed(db, code))?.name ?? code } : known;
}

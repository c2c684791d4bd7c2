import type { EntityManager } from 'typeorm';
import { rowsOf, type Queryable } from '#messaging';
import { Dossier } from '../dossier.entity.js';
import type { ProvisionalEntry } from './provisional.rules.js';

const ENTRY = `SELECT code, name, legal_basis AS "legalBasis", agency_id AS "agencyId", first_day::text AS "from" FROM provisional_procedure`;

export async function entryNamed(db: Queryable, code: string): Promise<ProvisionalEntry | undefined> {
  return rowsOf<ProvisionalEntry>(await db.query(`${ENTRY} WHERE code = $1`, [code]))[0];
}

/** Those the catalogue has not confirmed yet, for this replica alone. */
export async function untold(tx: Queryable): Promise<ProvisionalEntry[]> {
  const found: unknown = await tx.query(
    `${ENTRY} WHERE told_at IS NULL ORDER BY first_day, code LIMIT 20 FOR UPDATE SKIP LOCKED`,
  );
  return rowsOf<ProvisionalEntry>(found);
}

export async function markTold(tx: Queryable, code: string, at: Date): Promise<void> {
  await tx.query('UPDATE provisional_procedure SET told_at = $2 WHERE code = $1', [code, at]);
}

/** Dossiers taken in under provisional codes, locked. */
export function dossiersUnder(tx: EntityManager, codes: readonly string[], limit: number): Promise<Dossier[]> {
  return tx
    .getRepository(Dossier)
    .createQueryBuilder('dossier')
    .where("dossier.procedure_code LIKE 'CCB-%' AND dossier.procedure_code IN (:...codes)", { codes })
    .orderBy('dossier.id')
    .take(limit)
    .setLock('pessimistic_write')
    .getMany();
}

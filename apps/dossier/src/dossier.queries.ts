import type { DataSource, EntityManager } from 'typeorm';
import { isUuid, Problem } from '#contracts';
import { Dossier } from './dossier.entity.js';

/** By uuid, code or tracking number. Throws `not-found.record`. */
export async function findDossier(db: DataSource | EntityManager, ref: string): Promise<Dossier> {
  const found = await db.getRepository(Dossier).findOneBy(refOf(ref));
  if (!found) throw new Problem('not-found', 'not-found.record', { what: 'dossier', id: ref });
  return found;
}

/** The same, its row locked: writers lock the aggregate before they announce. */
export async function lockDossier(tx: EntityManager, ref: string): Promise<Dossier> {
  const found = await tx.getRepository(Dossier).findOne({ where: refOf(ref), lock: { mode: 'pessimistic_write' } });
  if (!found) throw new Problem('not-found', 'not-found.record', { what: 'dossier', id: ref });
  return found;
}

function refOf(ref: string): { id: string } | { code: string } | { trackingNumber: string } {
  if (isUuid(ref)) return { id: ref };
  return ref.includes('-') ? { code: ref } : { trackingNumber: ref };
}

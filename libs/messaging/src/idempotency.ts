import { Problem, type Actor } from '#contracts';
import type { RequestContext } from './answer.js';
import { rowsOf, type Queryable } from './queryable.js';

class Repeated extends Error {
  constructor(readonly id: string) {
    super('repeated');
  }
}

export const actorKey = (by: Actor): string => `${by.issuer}#${by.subject}`;

/**
 * Keeps the request's Idempotency-Key in the transaction of its effect. The same key with the same content ends the
 * transaction and lets `repeatable` answer the first record; with other content it is `conflict.key-reused`.
 */
export async function once(
  tx: Queryable,
  context: RequestContext,
  route: string,
  by: Actor,
  id: string,
): Promise<void> {
  if (!context.idempotency) return;
  const { key, digest } = context.idempotency;
  const kept = await tx.query(
    `INSERT INTO idempotency_key (actor, route, key, digest, id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (actor, route, key) DO UPDATE SET actor = excluded.actor RETURNING digest, id, (xmax <> 0) AS existed`,
    [actorKey(by), route, key, digest, id],
  );
  const row = rowsOf<{ digest: string; id: string; existed: boolean }>(kept)[0];
  if (!row?.existed) return;
  if (row.digest !== digest) throw new Problem('conflict', 'conflict.key-reused');
  throw new Repeated(row.id);
}

/** Runs `work`; when its `once` finds the request done before, answers the first one's record. */
export async function repeatable<V>(work: () => Promise<V>, first: (id: string) => Promise<V>): Promise<V> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Repeated) return first(error.id);
    throw error;
  }
}

/** Keys are kept for 24 hours (PROTOCOL.md); the client has its answer by then. */
export async function forgetKeys(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`);
}

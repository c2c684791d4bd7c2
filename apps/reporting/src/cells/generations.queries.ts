import type { ServiceName } from '#contracts';
import type { Queryable } from '#messaging';
import { plainArray } from '../facts/array-literal.js';

const NEXT = `INSERT INTO projection_generation AS p (producer, lane, generation) VALUES ($1, $2, 1)
  ON CONFLICT (producer, lane) DO UPDATE SET generation = p.generation + 1 RETURNING generation`;

/** Says that a producer's facts changed, in the transaction that changes them. */
export async function nextGeneration(tx: Queryable, producer: ServiceName): Promise<void> {
  await tx.query(NEXT, [producer, 0]);
}

/** Says whose cells of dossiers a write moves, in its transaction. */
export async function noteCellChanges(tx: Queryable, agencies: Iterable<string>, lane: number): Promise<void> {
  await tx.query(
    `WITH next AS (${NEXT})
     INSERT INTO cell_change (agency_id, lane, generation)
     SELECT agency_id, $2, next.generation FROM next, unnest($3::uuid[]) AS a(agency_id) ORDER BY 1
     ON CONFLICT (agency_id, lane) DO UPDATE SET generation = excluded.generation`,
    ['dossier', lane, plainArray([...new Set(agencies)])],
  );
}

/** The same of every agency, when all cells are emptied. */
export async function noteCellsEmptied(tx: Queryable): Promise<void> {
  await tx.query(
    `WITH next AS (UPDATE projection_generation SET generation = generation + 1 WHERE producer = 'dossier' RETURNING lane, generation)
     UPDATE cell_change c SET generation = next.generation FROM next WHERE c.lane = next.lane`,
  );
}

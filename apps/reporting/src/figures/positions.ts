import { rowsOf, type Queryable } from '#messaging';

/** The name under which this service consumes others' events. */
export const CONSUMER = 'reporting';

const POSITIONS = `SELECT producer, min(seq)::float8 AS seq FROM checkpoint WHERE consumer = '${CONSUMER}' GROUP BY producer`;

/** The seq applied of each producer, the least over the lanes. */
export async function positionsOf(db: Queryable): Promise<Record<string, number>> {
  const found = rowsOf<{ producer: string; seq: number }>(await db.query(POSITIONS));
  return Object.fromEntries(found.map(({ producer, seq }) => [producer, seq]));
}

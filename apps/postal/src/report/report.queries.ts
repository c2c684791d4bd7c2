import type { PostalFigures } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export type FigureRow = Partial<PostalFigures> & { key: string };

export interface Scope {
  readonly from: string;
  readonly to: string;
  readonly agencies: readonly string[];
  readonly by: 'agency' | 'procedure';
}

const END = `coalesce(CASE WHEN direction <> 'to-citizen' THEN signed_on END, delivered_on, brought_back_on)`;
const MOVED = `(last_moved_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN $1 AND $2`;

/** Items of the public post alone; each figure by the day that makes it. */
const shipments = (key: string) => `
  SELECT ${key} AS key,
         count(*) FILTER (WHERE direction <> 'to-citizen' AND content = 'dossier' AND signed_on BETWEEN $1 AND $2)::int AS dossiers,
         count(*) FILTER (WHERE content = 'supplement' AND signed_on BETWEEN $1 AND $2)::int AS supplements,
         count(*) FILTER (WHERE direction = 'to-citizen' AND content = 'result' AND signed_on BETWEEN $1 AND $2)::int AS results,
         count(*) FILTER (WHERE direction = 'to-citizen' AND delivered_on BETWEEN $1 AND $2)::int AS delivered,
         count(*) FILTER (WHERE brought_back_on BETWEEN $1 AND $2)::int AS "broughtBack",
         count(*) FILTER (WHERE refused_for IS NOT NULL AND ${MOVED})::int AS refused,
         count(*) FILTER (WHERE due_on IS NOT NULL AND ${END} BETWEEN $1 AND $2)::int AS timed,
         count(*) FILTER (WHERE due_on IS NOT NULL AND ${END} BETWEEN $1 AND $2 AND ${END} <= due_on)::int AS "onTime",
         count(*) FILTER (WHERE status = 'lost' AND ${MOVED})::int AS lost,
         count(*) FILTER (WHERE status = 'damaged' AND ${MOVED})::int AS damaged
    FROM shipment WHERE agency_id = ANY ($3::uuid[]) AND service = 'public-post' GROUP BY 1`;

const money = (key: string) => `
  SELECT ${key} AS key,
         coalesce(sum(m.collected) FILTER (WHERE m.kind = 'postage'), 0)::float8 AS postage,
         coalesce(sum(m.collected) FILTER (WHERE m.kind = 'fee'), 0)::float8 AS fees,
         coalesce(sum(m.collected) FILTER (WHERE m.kind = 'cod'), 0)::float8 AS cod
    FROM money m JOIN shipment s ON s.id = m.shipment_id
   WHERE m.agency_id = ANY ($3::uuid[]) AND m.day BETWEEN $1 AND $2 AND s.service = 'public-post' GROUP BY 1`;

const complaints = (key: string) => `
  SELECT ${key} AS key,
         count(*) FILTER (WHERE c.received_on BETWEEN $1 AND $2)::int AS complaints,
         count(*) FILTER (WHERE c.settled_on BETWEEN $1 AND $2 AND c.settled_on <= c.due_on)::int AS "settledInTime",
         count(*) FILTER (WHERE c.settled_on BETWEEN $1 AND $2 AND c.compensation > 0)::int AS compensated,
         coalesce(sum(c.compensation) FILTER (WHERE c.settled_on BETWEEN $1 AND $2), 0)::float8 AS compensation
    FROM complaint c JOIN shipment s ON s.id = c.shipment_id
   WHERE c.agency_id = ANY ($3::uuid[]) AND s.service = 'public-post' GROUP BY 1`;

/** Parts of the report, to be put together by their keys. */
export async function reportParts(db: Queryable, { from, to, agencies, by }: Scope): Promise<FigureRow[]> {
  const own = by === 'agency' ? 'agency_id::text' : 'procedure_code';
  const joined = by === 'agency' ? 's.agency_id::text' : 's.procedure_code';
  const parts: FigureRow[] = [];
  for (const sql of [shipments(own), money(joined), complaints(joined)])
    parts.push(...rowsOf<FigureRow>(await db.query(sql, [from, to, [...agencies]])));
  return parts;
}

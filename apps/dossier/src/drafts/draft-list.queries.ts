import type { DraftState } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import type { Keyed } from '../desk/desk.queries.js';
import type { Draft } from './drafts.queries.js';

export type ItemRow = Pick<Draft, 'id' | 'kind' | 'state' | 'drafter' | 'edition' | 'since' | 'symbol'> & {
  code: string;
  lawfulDueOn: string | null;
  key: string;
};

const ITEMS = `SELECT w.id, w.kind, w.state, w.drafter, w.edition, w.since, w.symbol, d.code,
    d.lawful_due_on::text AS "lawfulDueOn", to_char(w.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
  FROM dossier_draft w JOIN dossier d ON d.id = w.dossier_id`;

export interface DeskDrafts {
  agencyIds: readonly string[];
  states: readonly DraftState[];
  /** Account of the specialist whose they are; null: whoever sits at this desk. */
  handler: string | null;
  after: Keyed | null;
  limit: number;
}

/** Drafts of running dossiers that wait at a desk, longest first. */
export async function draftsAtDesk(db: Queryable, desk: DeskDrafts): Promise<ItemRow[]> {
  const { agencyIds, states, handler, after, limit } = desk;
  const found: unknown = await db.query(
    `${ITEMS} WHERE w.state = ANY ($2) AND w.state NOT IN ('signed', 'withdrawn') AND d.closed_on IS NULL
        AND (w.agency_id = ANY ($1::uuid[]) OR w.unit_id = ANY ($1::uuid[]))
        AND ($3::text IS NULL OR coalesce(d.handler, w.drafter) = $3)
        AND ($4::timestamptz IS NULL OR (w.since, w.id) > ($4, $5::uuid))
      ORDER BY w.since, w.id LIMIT $6`,
    [agencyIds, states, handler, after?.key ?? null, after?.id ?? null, limit],
  );
  return rowsOf<ItemRow>(found);
}

/** Every draft of a dossier, newest first. */
export async function draftsOf(db: Queryable, dossierId: string): Promise<ItemRow[]> {
  const found: unknown = await db.query(`${ITEMS} WHERE w.dossier_id = $1 ORDER BY w.id DESC LIMIT 500`, [dossierId]);
  return rowsOf<ItemRow>(found);
}

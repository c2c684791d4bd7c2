import { In, IsNull, LessThan, MoreThan, MoreThanOrEqual, Not, Or, type EntityManager } from 'typeorm';
import { CalendarBook, vietnamDecisions, type CalendarDecision } from '#calendar';
import type { CalendarDecisionView } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { Dossier } from '../dossier.entity.js';
import { Redating } from './redating.entity.js';
import { reachOf } from './redating.rules.js';

/** The next dossiers that a decision may concern, in order of ids: running, with a term of their own, not standing still. */
export function concerned(
  tx: EntityManager,
  decision: CalendarDecisionView,
  about: { after: string | null; agencies: readonly string[] | null; limit: number; lock: boolean },
): Promise<Dossier[]> {
  const { from, to } = reachOf(decision);
  const { after, agencies, limit, lock } = about;
  return tx.getRepository(Dossier).find({
    where: {
      completedOn: IsNull(),
      closedOn: IsNull(),
      pausedAt: IsNull(),
      status: In([2, 4, 6]),
      termUnit: Not(IsNull()),
      lawfulDueOn: MoreThanOrEqual(from),
      termFrom: Or(IsNull(), LessThan(new Date(`${to}T23:59:59+07:00`))),
      ...(after ? { id: MoreThan(after) } : {}),
      ...(agencies ? { agencyId: In([...agencies]) } : {}),
    },
    order: { id: 'ASC' },
    take: limit,
    ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
}

/** Built from this very transaction; those of the country always count, so that half a replay can't open an office on Tết. */
export async function bookOf(tx: Queryable, decided: readonly CalendarDecision[]): Promise<CalendarBook> {
  const stored: unknown = await tx.query('SELECT decision FROM calendar_copy');
  const known = rowsOf<{ decision: CalendarDecision }>(stored).map(({ decision }) => decision);
  const byId = new Map([...vietnamDecisions, ...known, ...decided].map((decision) => [decision.id, decision]));
  return new CalendarBook([...byId.values()]);
}

/** Decisions wait in a table, so that a crash in the middle goes on where it was. */
export async function queue(tx: Queryable, decisions: readonly CalendarDecisionView[], now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO redating (decision_id, decision, queued_at)
     SELECT decision ->> 'id', decision, $2 FROM jsonb_array_elements($1::jsonb) AS decision ON CONFLICT DO NOTHING`,
    [JSON.stringify(decisions), now],
  );
}

/** The oldest one not done, for this replica alone. */
export async function nextRedating(tx: EntityManager): Promise<Redating | null> {
  return tx
    .getRepository(Redating)
    .createQueryBuilder('redating')
    .where('redating.done_at IS NULL')
    .orderBy('redating.queued_at')
    .addOrderBy('redating.decision_id')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getOne();
}

export interface Move {
  dossierId: string;
  before: string;
  after: string;
  applied: boolean;
}

/** Which of these dossiers the decision has moved or listed already. */
export async function movedBefore(tx: Queryable, decisionId: string, ids: readonly string[]): Promise<Set<string>> {
  const found: unknown = await tx.query(
    'SELECT dossier_id AS id FROM redating_move WHERE decision_id = $1 AND dossier_id = ANY($2::uuid[])',
    [decisionId, ids],
  );
  return new Set(rowsOf<{ id: string }>(found).map(({ id }) => id));
}

export async function saveMoves(tx: Queryable, decisionId: string, moves: readonly Move[]): Promise<void> {
  await tx.query(
    `INSERT INTO redating_move (decision_id, dossier_id, before, after, applied)
     SELECT $1, "dossierId", before, after, applied FROM jsonb_to_recordset($2::jsonb) AS new ("dossierId" uuid, before date,
            after date, applied boolean)`,
    [decisionId, JSON.stringify(moves)],
  );
}

/** What was applied to dossiers that somebody has on the desk. */
export async function movedOfHandlers(tx: Queryable, decisionId: string) {
  const found: unknown = await tx.query(
    `SELECT handler, code, before::text, after::text FROM redating_move JOIN dossier ON dossier.id = dossier_id
      WHERE decision_id = $1 AND applied AND handler IS NOT NULL ORDER BY handler, after, code`,
    [decisionId],
  );
  return rowsOf<Pick<MoveRow, 'code' | 'before' | 'after'> & { handler: string }>(found);
}

export interface MoveRow extends Move {
  code: string;
  agencyId: string;
}

/** A page of what a decision did to dossiers of these agencies. */
export async function movePage(
  db: Queryable,
  query: { decisionId: string; agencies: readonly string[]; after: string | null },
  limit: number,
): Promise<MoveRow[]> {
  const found: unknown = await db.query(
    `SELECT dossier_id AS "dossierId", before::text, after::text, applied, code, agency_id AS "agencyId"
       FROM redating_move JOIN dossier ON dossier.id = dossier_id
      WHERE decision_id = $1 AND agency_id = ANY($2::uuid[]) AND ($3::uuid IS NULL OR dossier_id > $3)
      ORDER BY dossier_id LIMIT $4`,
    [query.decisionId, query.agencies, query.after, limit],
  );
  return rowsOf<MoveRow>(found);
}

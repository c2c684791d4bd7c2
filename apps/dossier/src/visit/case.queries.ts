import type { EntityManager } from 'typeorm';
import { addDays, vietnamDay } from '#calendar';
import { rowsOf, type Queryable } from '#messaging';

/** Something that ended without what the applicant wanted. */
export interface Ended {
  id: string;
  caseId: string | null;
  kind: 'visit' | 'dossier';
  agencyId: string;
  procedureCode: string;
  since: Date;
}

/** From now on, for so many days, a dossier of the same applicant about the same matter is the same case. */
export async function openCase(tx: Queryable, ended: Ended, days: number): Promise<void> {
  const { id, caseId, kind, agencyId, procedureCode, since } = ended;
  await tx.query(
    `INSERT INTO open_case (id, case_id, kind, agency_id, procedure_code, since, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [id, caseId ?? id, kind, agencyId, procedureCode, since.toISOString(), addDays(vietnamDay(since), days)],
  );
}

/** A dossier that may continue a case: whether it does, their applicants tell. */
export interface Candidate {
  dossierId: string;
  endedId: string;
  caseId: string;
  kind: 'visit' | 'dossier';
}

const SEQS = 2_000;

/** Up to which number the log has been looked through, locked: one copy of the service looks. */
export async function lockCursor(tx: EntityManager): Promise<{ from: number; to: number } | null> {
  const found: unknown = await tx.query('SELECT seq FROM case_cursor FOR UPDATE SKIP LOCKED');
  const cursor = rowsOf<{ seq: string }>(found)[0];
  if (!cursor) return null;
  const from = Number(cursor.seq);
  const head: unknown = await tx.query('SELECT coalesce(max(seq), 0) AS seq FROM event_seq WHERE seq <= $1', [
    from + SEQS,
  ]);
  return { from, to: Math.max(from, Number(rowsOf<{ seq: string }>(head)[0]!.seq)) };
}

export const moveCursor = (tx: Queryable, to: number): Promise<unknown> =>
  tx.query('UPDATE case_cursor SET seq = $1', [to]);

/** Receptions within these numbers that may belong to an open case; by number, so that none that commits late is missed. */
export async function candidates(tx: Queryable, from: number, to: number): Promise<Candidate[]> {
  const found: unknown = await tx.query(
    `SELECT d.id AS "dossierId", c.id AS "endedId", c.case_id AS "caseId", c.kind
       FROM event_seq s JOIN event_log l USING (position) JOIN dossier d ON d.id = l.subject
       JOIN open_case c ON c.agency_id = d.agency_id AND c.procedure_code = d.procedure_code
      WHERE s.seq > $1 AND s.seq <= $2 AND l.type = 'dossier.dossier.received.v1'
        AND d.case_id IS NULL AND d.id <> c.id AND d.received_at >= c.since AND d.received_on <= c.until
      ORDER BY s.seq, c.since DESC`,
    [from, to],
  );
  return rowsOf<Candidate>(found);
}

/** The case has gone on: nothing else may continue it, and its visits have their dossier. Answers the visits. */
export async function closeCase(tx: Queryable, caseId: string, dossierId: string): Promise<void> {
  await tx.query('DELETE FROM open_case WHERE case_id = $1', [caseId]);
  await tx.query('UPDATE counter_visit SET dossier_id = $2 WHERE case_id = $1 AND dossier_id IS NULL', [
    caseId,
    dossierId,
  ]);
}

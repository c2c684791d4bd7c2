import type { EntityManager } from 'typeorm';
import { Problem, type DraftAct, type DraftKind, type DraftState } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import type { Issue } from '../forms/form-facts.js';

export interface Draft {
  id: string;
  dossierId: string;
  agencyId: string;
  unitId: string | null;
  kind: DraftKind;
  state: DraftState;
  /** Account of who drafts it. */
  drafter: string;
  edition: number;
  since: Date;
  /** As it was signed: number, day, right and name. */
  issue: Issue | null;
  /** "12/PXL" */
  symbol: string | null;
  version: number;
}

export interface DraftStep {
  id: string;
  n: number;
  act: DraftAct;
  state: DraftState;
  edition: number;
  actor: string;
  role: string;
  at: Date;
  content: Buffer | null;
}

const COLUMNS = `id, dossier_id AS "dossierId", agency_id AS "agencyId", unit_id AS "unitId", kind, state, drafter, edition, since,
  issue, symbol, version`;

type DraftRow = Omit<Draft, 'issue'> & { issue: (Omit<Issue, 'issuedAt'> & { issuedAt: string }) | null };

const draftOf = ({ issue, ...row }: DraftRow): Draft => ({
  ...row,
  issue: issue && { ...issue, issuedAt: new Date(issue.issuedAt) },
});

/** Throws `not-found.record`. */
export async function findDraft(db: Queryable, id: string): Promise<Draft> {
  return only(await db.query(`SELECT ${COLUMNS} FROM dossier_draft WHERE id = $1`, [id]), id);
}

/** The caller holds its dossier's lock before. */
export async function lockDraft(tx: EntityManager, id: string): Promise<Draft> {
  return only(await tx.query(`SELECT ${COLUMNS} FROM dossier_draft WHERE id = $1 FOR UPDATE`, [id]), id);
}

function only(found: unknown, id: string): Draft {
  const row = rowsOf<DraftRow>(found)[0];
  if (!row) throw new Problem('not-found', 'not-found.record', { what: 'draft', id });
  return draftOf(row);
}

/** Throws `dossier.draft-open` where the dossier has one of this kind on its way. */
export async function insertDraft(tx: EntityManager, draft: Draft): Promise<void> {
  const { id, dossierId, agencyId, unitId, kind, state, drafter, edition, since, version } = draft;
  const written: unknown = await tx.query(
    `INSERT INTO dossier_draft (id, dossier_id, agency_id, unit_id, kind, state, drafter, edition, since, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
    [id, dossierId, agencyId, unitId, kind, state, drafter, edition, since.toISOString(), version],
  );
  if (rowsOf(written).length === 0) throw new Problem('conflict', 'dossier.draft-open');
}

export async function updateDraft(tx: EntityManager, draft: Draft): Promise<void> {
  const { id, unitId, state, drafter, edition, since, issue, symbol, version } = draft;
  await tx.query(
    `UPDATE dossier_draft SET unit_id = $2, state = $3, drafter = $4, edition = $5, since = $6, issue = $7, symbol = $8, version = $9
      WHERE id = $1`,
    [id, unitId, state, drafter, edition, since.toISOString(), issue && JSON.stringify(issue), symbol, version],
  );
}

/** Behind the ones there are; the draft's lock makes the number sure. */
export async function insertDraftStep(tx: EntityManager, draftId: string, step: Omit<DraftStep, 'n' | 'content'>) {
  await tx.query(
    `INSERT INTO draft_step (id, draft_id, n, act, state, edition, actor, role, at)
     SELECT $1, $2, count(*) + 1, $3, $4, $5, $6, $7, $8 FROM draft_step WHERE draft_id = $2`,
    [step.id, draftId, step.act, step.state, step.edition, step.actor, step.role, step.at.toISOString()],
  );
}

export async function readDraftSteps(db: Queryable, draftId: string): Promise<DraftStep[]> {
  const found: unknown = await db.query(
    `SELECT s.id, n, act, state, edition, actor, role, at, content
       FROM draft_step s LEFT JOIN draft_person p ON p.step_id = s.id WHERE draft_id = $1 ORDER BY n`,
    [draftId],
  );
  return rowsOf<DraftStep>(found);
}

/** The next number of the agency's book of this symbol and year, from 1 (NĐ 30/2020 Art.15); a refusal takes none. */
export async function nextLetterNumber(
  tx: EntityManager,
  book: { agencyId: string; symbol: string; year: number },
): Promise<number> {
  const found: unknown = await tx.query(
    `INSERT INTO letter_book (agency_id, symbol, year, last) VALUES ($1, $2, $3, 1)
     ON CONFLICT (agency_id, symbol, year) DO UPDATE SET last = letter_book.last + 1 RETURNING last`,
    [book.agencyId, book.symbol, book.year],
  );
  return rowsOf<{ last: number }>(found)[0]!.last;
}

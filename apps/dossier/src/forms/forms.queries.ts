import { type DataSource, type EntityManager } from 'typeorm';
import type { IssuedForm } from '#contracts';
import type { Signature } from '#documents';
import { rowsOf, type Queryable } from '#messaging';
import { Dossier } from '../dossier.entity.js';
import type { FormStep, Issue } from './form-facts.js';

interface IssueRow {
  edition: number;
  year: number;
  number: number;
  issued_on: string;
  issued_at: Date;
  signature: Signature;
}

const COLUMNS = 'edition, year, number, issued_on::text, issued_at, signature';

const issueOf = (row: IssueRow): Issue => ({
  edition: row.edition,
  year: row.year,
  number: row.number,
  issuedOn: row.issued_on,
  issuedAt: row.issued_at,
  signature: row.signature,
});

/** The newest one of this form, or a certain one. */
export async function findIssue(db: Queryable, id: string, form: string, edition?: number): Promise<Issue | null> {
  const found: unknown = await db.query(
    `SELECT ${COLUMNS} FROM form_issue WHERE dossier_id = $1 AND form = $2 AND ($3::integer IS NULL OR edition = $3)
      ORDER BY edition DESC LIMIT 1`,
    [id, form, edition ?? null],
  );
  const row = rowsOf<IssueRow>(found)[0];
  return row ? issueOf(row) : null;
}

export interface NewIssue {
  dossierId: string;
  form: IssuedForm;
  edition: number;
  agencyId: string;
  issuedOn: string;
  issuedAt: Date;
  issuedBy: string;
  signature: Signature;
}

/**
 * Takes the next number of the agency's book of the year and writes the form into it: one statement, so a failure leaves no
 * hole (TT 01/2018 Art.10.2). The caller holds the dossier's lock.
 */
export async function insertIssue(tx: EntityManager, issue: NewIssue): Promise<Issue> {
  const written: unknown = await tx.query(
    `WITH book AS (
       INSERT INTO form_book (agency_id, form, year, last) VALUES ($4, $2, extract(year FROM $5::date), 1)
       ON CONFLICT (agency_id, form, year) DO UPDATE SET last = form_book.last + 1 RETURNING year, last)
     INSERT INTO form_issue (dossier_id, form, edition, agency_id, year, number, issued_on, issued_at, issued_by, signature)
     SELECT $1, $2, $3, $4, book.year, book.last, $5, $6, $7, $8 FROM book RETURNING ${COLUMNS}`,
    [
      issue.dossierId,
      issue.form,
      issue.edition,
      issue.agencyId,
      issue.issuedOn,
      issue.issuedAt.toISOString(),
      issue.issuedBy,
      JSON.stringify(issue.signature),
    ],
  );
  return issueOf(rowsOf<IssueRow>(written)[0]!);
}

/** The hand-overs of form 05 in order. */
export async function readSteps(db: Queryable, id: string): Promise<FormStep[]> {
  const found: unknown = await db.query(
    `SELECT at, coalesce(giver, '') AS giver, coalesce(taker, '') AS taker, coalesce(action, '') AS action,
            due_at AS "dueAt"
       FROM dossier_step s WHERE dossier_id = $1 ORDER BY n`,
    [id],
  );
  return rowsOf<FormStep>(found);
}

const BOOK_PAGE = 300;

/** What one agency received on one day, in the order of its codes. */
export function receivedOn(db: DataSource, agencyId: string, day: string): Promise<Dossier[]> {
  return db.getRepository(Dossier).find({
    where: { agencyId, receivedOn: day },
    order: { code: 'ASC' },
    take: BOOK_PAGE,
  });
}

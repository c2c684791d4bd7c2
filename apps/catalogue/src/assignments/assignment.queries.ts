import type { AssignmentQuery, AssignmentView } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface NewAssignment {
  id: string;
  issuer: string;
  subject: string;
  role: AssignmentView['role'];
  agencyId: string;
  from: Date;
  to: Date | null;
  grantedBy: string;
}

type Row = Omit<AssignmentView, 'from' | 'to'> & { from: Date; to: Date | null };

const VIEW = `
  SELECT assignment.id, issuer, subject, role, shown.code AS agency, assignment.agency_id AS "agencyId",
         assignment.valid_from AS "from", assignment.valid_to AS "to", granted_by AS "grantedBy", revision::text AS etag
    FROM assignment JOIN agency_code AS shown ON shown.agency_id = assignment.agency_id AND shown.place = 0`;

const view = (row: Row): AssignmentView => ({
  ...row,
  from: row.from.toISOString(),
  to: row.to?.toISOString() ?? null,
});

export async function assignmentOf(db: Queryable, id: string, lock = false): Promise<AssignmentView | undefined> {
  const found = await db.query(`${VIEW} WHERE assignment.id = $1 ${lock ? 'FOR UPDATE OF assignment' : ''}`, [id]);
  return rowsOf<Row>(found).map(view)[0];
}

/** A page in order of ids, of agencies within `scope`. */
export async function assignmentPage(
  db: Queryable,
  query: AssignmentQuery & { agencies: readonly string[] },
  now: Date,
  limit: number,
): Promise<AssignmentView[]> {
  const found = await db.query(
    `${VIEW} WHERE assignment.agency_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR assignment.id > $2)
       AND ($3::text IS NULL OR subject = $3) AND ($4::timestamptz IS NULL OR assignment.valid_to IS NULL OR assignment.valid_to > $4)
     ORDER BY assignment.id LIMIT $5`,
    [query.agencies, query.after ?? null, query.subject ?? null, query.running ? now : null, limit],
  );
  return rowsOf<Row>(found).map(view);
}

/** False when the id is taken. */
export async function insertAssignment(tx: Queryable, assignment: NewAssignment): Promise<boolean> {
  const { id, issuer, subject, role, agencyId, from, to, grantedBy } = assignment;
  const inserted = await tx.query(
    `INSERT INTO assignment (id, issuer, subject, role, agency_id, valid_from, valid_to, granted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, issuer, subject, role, agencyId, from, to, grantedBy],
  );
  return rowsOf(inserted).length > 0;
}

export async function endAssignmentAt(tx: Queryable, id: string, to: Date): Promise<void> {
  await tx.query('UPDATE assignment SET valid_to = $2, revision = revision + 1 WHERE id = $1', [id, to]);
}

import { rowsOf, type Queryable } from '#messaging';
import type { Review } from './review.rules.js';

const REVIEW = `
  SELECT id, agency_id AS "agencyId", period, due_on::text AS "dueOn", held_on::text AS "heldOn", document, reviewed, proposals,
         taken_back AS "takenBack" FROM periodic_review`;

/** Of these agencies in a year, by due day. */
export async function reviewsOf(db: Queryable, agencies: readonly string[], year: number): Promise<Review[]> {
  const found = await db.query(
    `${REVIEW} WHERE agency_id = ANY($1::uuid[]) AND due_on BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
      ORDER BY due_on, agency_id`,
    [agencies, year],
  );
  return rowsOf<Review>(found);
}

export async function lockReview(tx: Queryable, id: string): Promise<Review | undefined> {
  return rowsOf<Review>(await tx.query(`${REVIEW} WHERE id = $1 FOR UPDATE`, [id]))[0];
}

export async function saveReviews(tx: Queryable, reviews: readonly Review[]): Promise<void> {
  await tx.query(
    `INSERT INTO periodic_review (id, agency_id, period, due_on, held_on, document, reviewed, proposals, taken_back)
     SELECT id, "agencyId", period, "dueOn", "heldOn", document, reviewed, proposals, "takenBack"
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, "agencyId" uuid, period text, "dueOn" date, "heldOn" date,
            document text, reviewed integer, proposals integer, "takenBack" boolean)
     ON CONFLICT (id) DO UPDATE SET held_on = excluded.held_on, document = excluded.document, reviewed = excluded.reviewed,
        proposals = excluded.proposals, taken_back = excluded.taken_back`,
    [JSON.stringify(reviews)],
  );
}

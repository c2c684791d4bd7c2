import type { DayCursor } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

/** A published answer; nothing of `opinion_person` is read. */
export interface PublishedRow {
  id: string;
  number: string;
  agencyId: string;
  receivedOn: string;
  answeredOn: string;
  question: string;
  answer: string;
}

/** Answers of these agencies, newest first. */
export async function publishedBy(
  db: Queryable,
  agencies: readonly string[],
  after: DayCursor | null,
  limit: number,
): Promise<PublishedRow[]> {
  const found = await db.query(
    `SELECT o.id, o.number, o.agency_id AS "agencyId", o.received_on::text AS "receivedOn", o.answered_on::text AS "answeredOn",
            p.question, p.answer
       FROM opinion o JOIN public_answer p ON p.opinion_id = o.id
      WHERE o.status = 'answered' AND o.agency_id = ANY($1::uuid[])
        AND ($2::date IS NULL OR (o.answered_on, o.id) < ($2::date, $3::uuid))
      ORDER BY o.answered_on DESC, o.id DESC LIMIT $4`,
    [agencies, after?.day ?? null, after?.id ?? null, limit],
  );
  return rowsOf<PublishedRow>(found);
}

import { rowsOf, type Queryable } from '#messaging';

export interface DifferenceRow {
  documentId: string;
  issuedOn: string;
  senderId: string;
  receiverId: string;
  sent: string | null;
  received: string | null;
}

const ELECTRONIC = `('electronic', 'electronic-with-paper')`;

/**
 * Documents between two agencies of the province as both registers tell them. A document is the same by its sender, day,
 * number and notation; what a register does not know (`unknown`) contradicts nothing. `codes` are all codes of all agencies.
 */
export async function reconcile(
  db: Queryable,
  about: { agencies: readonly string[]; from: string; to: string; codes: readonly { code: string; id: string }[] },
): Promise<{ matched: number; different: number; rows: DifferenceRow[] }> {
  const found = await db.query(
    `WITH code AS MATERIALIZED (SELECT * FROM unnest($4::text[], $5::uuid[]) AS code (code, id)),
     sent AS (
       SELECT line.agency_id AS sender, receiver.id AS receiver, line.number, line.notation, line.issued_on, line.document_id,
              CASE WHEN line.class IN ${ELECTRONIC} AND one.code = ANY(line.paper_recipients) THEN 'paper' ELSE line.class END AS how
         FROM registered_document line
        CROSS JOIN LATERAL unnest(line.recipients) AS one (code)
         JOIN code receiver ON receiver.code = one.code AND receiver.id <> line.agency_id
        WHERE line.direction = 'outgoing' AND line.issued_on BETWEEN $2 AND $3),
     received AS (
       SELECT sender.id AS sender, line.agency_id AS receiver, line.number, line.notation, line.issued_on, line.document_id,
              line.class AS how
         FROM registered_document line JOIN code sender ON sender.code = line.sender_code
        WHERE line.direction = 'incoming' AND line.issued_on BETWEEN $2 AND $3),
     pair AS (
       SELECT coalesce(s.document_id, r.document_id) AS document_id, issued_on, sender, receiver, s.how AS sent, r.how AS received,
              s.how IS NOT NULL AND r.how IS NOT NULL AND (s.how = 'unknown' OR r.how = 'unknown' OR
                (s.how IN ${ELECTRONIC}) = (r.how IN ${ELECTRONIC})) AS alike
         FROM sent s FULL JOIN received r USING (sender, receiver, issued_on, number, notation)
        WHERE sender = ANY($1::uuid[]) OR receiver = ANY($1::uuid[]))
     SELECT (SELECT count(*) FROM pair WHERE alike)::int AS matched, (SELECT count(*) FROM pair WHERE NOT alike)::int AS different,
            coalesce((SELECT jsonb_agg(to_jsonb(one)) FROM (
              SELECT document_id AS "documentId", issued_on AS "issuedOn", sender AS "senderId", receiver AS "receiverId", sent, received
                FROM pair WHERE NOT alike ORDER BY issued_on, document_id, receiver LIMIT 1000) one), '[]') AS rows`,
    [about.agencies, about.from, about.to, about.codes.map(({ code }) => code), about.codes.map(({ id }) => id)],
  );
  return rowsOf<{ matched: number; different: number; rows: DifferenceRow[] }>(found)[0]!;
}

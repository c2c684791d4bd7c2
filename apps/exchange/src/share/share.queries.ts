import { rowsOf, type Queryable } from '#messaging';

/** What an agency's registers of a period count; of outgoing documents those to agencies, without the paper-only list. */
export interface RegisterCounts {
  agencyId: string;
  /** Outgoing, of which it is known how they went. */
  sent: number;
  toAll: number;
  toAny: number;
  pairs: number;
  electronicPairs: number;
  signedAlone: number;
  received: number;
  receivedElectronic: number;
  unknown: number;
  listed: number;
}

/** Counts by agency of documents issued in the period, both days included; agencies without any line are not among them. */
export async function registerCounts(
  db: Queryable,
  agencies: readonly string[],
  period: { from: string; to: string },
): Promise<RegisterCounts[]> {
  const found = await db.query(
    `WITH line AS (
       SELECT agency_id, class, agencies, electronic, signed, direction = 'outgoing' AS outgoing,
              class <> 'unknown' AND paper_reason IS DISTINCT FROM 'listed' AS counted,
              class = 'unknown' AS unclear, paper_reason IS NOT DISTINCT FROM 'listed' AS listed
         FROM registered_document
        WHERE agency_id = ANY($1::uuid[]) AND issued_on BETWEEN $2 AND $3 AND agencies > 0)
     SELECT agency_id AS "agencyId",
            count(*) FILTER (WHERE outgoing AND counted)::int AS sent,
            count(*) FILTER (WHERE outgoing AND counted AND electronic = agencies)::int AS "toAll",
            count(*) FILTER (WHERE outgoing AND counted AND electronic > 0)::int AS "toAny",
            coalesce(sum(agencies) FILTER (WHERE outgoing AND counted), 0)::int AS pairs,
            coalesce(sum(electronic) FILTER (WHERE outgoing AND counted), 0)::int AS "electronicPairs",
            count(*) FILTER (WHERE outgoing AND counted AND electronic = agencies AND class = 'electronic' AND signed)::int
              AS "signedAlone",
            count(*) FILTER (WHERE NOT outgoing AND counted)::int AS received,
            count(*) FILTER (WHERE NOT outgoing AND counted AND electronic > 0)::int AS "receivedElectronic",
            count(*) FILTER (WHERE outgoing AND unclear)::int AS unknown,
            count(*) FILTER (WHERE outgoing AND listed)::int AS listed
       FROM line GROUP BY agency_id`,
    [agencies, period.from, period.to],
  );
  return rowsOf<RegisterCounts>(found);
}

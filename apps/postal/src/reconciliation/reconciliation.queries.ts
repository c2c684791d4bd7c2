import { rowsOf, type Queryable } from '#messaging';

/** One number as the three sides know it; null where a side does not. */
export interface ThreeSides {
  number: string;
  shipmentId: string | null;
  postage: number | null;
  cod: number | null;
  billedPostage: number | null;
  billedCod: number | null;
  events: number;
}

/** Items of the month; what is another month's or another agency's is nobody's difference here. */
const SIDES = `
  WITH ours AS (
         SELECT s.tracking_number AS number, s.id, s.cod::bigint AS cod,
                coalesce((SELECT sum(m.collected) FROM money m WHERE m.shipment_id = s.id AND m.kind = 'postage'), o.price, 0)::bigint AS postage
           FROM shipment s LEFT JOIN carrier_order o ON o.shipment_id = s.id
          WHERE s.accepted_on >= $1::date AND s.accepted_on < $2::date AND s.tracking_number IS NOT NULL
            AND s.status <> 'cancelled' AND (s.agency_id = ANY ($4::uuid[]) OR s.from_agency_id = ANY ($4::uuid[]))
            AND ($3::text IS NULL OR s.carrier = $3)),
       billed AS (SELECT number, sum(postage)::bigint AS postage, sum(cod)::bigint AS cod FROM carrier_statement
                   WHERE month = to_char($1::date, 'YYYY-MM') AND ($3::text IS NULL OR carrier = $3)
                     AND NOT EXISTS (SELECT FROM shipment s WHERE s.tracking_number = carrier_statement.number
                                        AND NOT (s.agency_id = ANY ($4::uuid[]) OR coalesce(s.from_agency_id = ANY ($4::uuid[]), false)))
                   GROUP BY number),
       reported AS (SELECT number, count(*)::int AS events FROM carrier_event
                     WHERE ($3::text IS NULL OR carrier = $3)
                       AND (at >= $1::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AND at < $2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
                            AND NOT EXISTS (SELECT FROM shipment s WHERE s.tracking_number = carrier_event.number)
                            AND NOT EXISTS (SELECT FROM carrier_order o WHERE o.order_number = carrier_event.number)
                            OR number IN (SELECT number FROM ours UNION SELECT number FROM billed))
                     GROUP BY number)
  SELECT number, ours.id AS "shipmentId", ours.postage::float8 AS postage, ours.cod::float8 AS cod,
         billed.postage::float8 AS "billedPostage", billed.cod::float8 AS "billedCod", coalesce(reported.events, 0) AS events
    FROM ours FULL JOIN billed USING (number) FULL JOIN reported USING (number)
   ORDER BY number`;

export interface Month {
  /** First day, and the first day after it. */
  readonly from: string;
  readonly before: string;
  readonly carrier: string | null;
  readonly agencies: readonly string[];
}

export async function threeSides(db: Queryable, { from, before, carrier, agencies }: Month): Promise<ThreeSides[]> {
  return rowsOf<ThreeSides>(await db.query(SIDES, [from, before, carrier, [...agencies]]));
}

export interface OtherTime {
  code: string;
  shipmentId: string | null;
  receivedAt: Date;
  signedAt: Date | null;
}

/** Dossiers received by post at another time than the minutes that brought them, or without any (QĐ 45/2016 Art.7.4). */
export async function otherTimes(db: Queryable, { from, before, agencies }: Month): Promise<OtherTime[]> {
  const found = await db.query(
    `SELECT d.code, s.id AS "shipmentId", d.received_at AS "receivedAt", s.signed_at AS "signedAt"
       FROM dossier_copy d
       LEFT JOIN LATERAL (SELECT id, signed_at FROM shipment
                           WHERE (dossier_ids @> ARRAY[d.id] OR dossier_codes @> ARRAY[d.code]) AND direction <> 'to-citizen'
                             AND content = 'dossier' AND signed_at IS NOT NULL ORDER BY signed_at LIMIT 1) s ON true
      WHERE d.channel = 'post' AND d.agency_id = ANY ($3::uuid[])
        AND d.received_at >= $1::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
        AND d.received_at < $2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
        AND d.received_at IS DISTINCT FROM s.signed_at
      ORDER BY d.code LIMIT 5000`,
    [from, before, [...agencies]],
  );
  return rowsOf<OtherTime>(found);
}

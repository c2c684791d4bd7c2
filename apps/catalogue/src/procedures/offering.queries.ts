import type { OfferingView } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import type { OfferingState } from './offering.rules.js';

const STATE = `
  SELECT offering.id, procedure_id AS "procedureId", offering.agency_id AS "agencyId", offering.valid_from::text AS "from",
         offering.valid_to::text AS "to", level, one_stop AS "oneStop", post, decision, exclusion, basis FROM offering`;

export async function offeringsOf(db: Queryable, procedureIds: readonly string[]): Promise<OfferingState[]> {
  const found = await db.query(`${STATE} WHERE procedure_id = ANY($1::uuid[]) ORDER BY offering.valid_from`, [
    procedureIds,
  ]);
  return rowsOf<OfferingState>(found);
}

/** With the agencies' codes, by code and first day. */
export async function offeringViews(db: Queryable, procedureId: string): Promise<OfferingView[]> {
  const found = await db.query(
    `SELECT offering.id, shown.code AS agency, offering.agency_id AS "agencyId", offering.valid_from::text AS "from",
            offering.valid_to::text AS "to", level, one_stop AS "oneStop", post, decision, exclusion, basis,
            coalesce((SELECT jsonb_agg(jsonb_build_object('channel', channel, 'term', local, 'decision', cut.decision,
                             'from', cut.valid_from, 'to', cut.valid_to) ORDER BY cut.valid_from, cut.id)
                        FROM shortening AS cut WHERE cut.procedure_id = offering.procedure_id
                         AND cut.agency_id = offering.agency_id
                         AND cut.valid_from <= coalesce(offering.valid_to, 'infinity')
                         AND (cut.valid_to IS NULL OR cut.valid_to >= offering.valid_from)), '[]') AS terms
       FROM offering JOIN agency_code AS shown ON shown.agency_id = offering.agency_id AND shown.place = 0
      WHERE procedure_id = $1 ORDER BY shown.code, offering.valid_from`,
    [procedureId],
  );
  return rowsOf<OfferingView>(found);
}

export async function saveOfferings(tx: Queryable, offerings: readonly OfferingState[]): Promise<void> {
  await tx.query(
    `INSERT INTO offering (id, procedure_id, agency_id, valid_from, valid_to, level, one_stop, post, decision,
                          exclusion, basis)
     SELECT id, "procedureId", "agencyId", "from", "to", level, "oneStop", post, decision, exclusion, basis
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, "procedureId" uuid, "agencyId" uuid, "from" date, "to" date,
            level smallint, "oneStop" boolean, post boolean, decision text, exclusion text, basis jsonb)
     ON CONFLICT (id) DO UPDATE SET valid_to = excluded.valid_to, level = excluded.level, one_stop = excluded.one_stop,
        post = excluded.post, decision = excluded.decision, exclusion = excluded.exclusion, basis = excluded.basis`,
    [JSON.stringify(offerings)],
  );
}

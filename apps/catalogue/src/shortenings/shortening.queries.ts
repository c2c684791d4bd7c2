import type { ShorteningQuery } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import type { ShorteningState } from './shortening.rules.js';

const SHORTENING = `
  SELECT shortening.id, procedure_id AS "procedureId", procedure.code AS "procedureCode", agency_id AS "agencyId", channel,
         central, local, decision, decided_on::text AS "decidedOn", valid_from::text AS "from", valid_to::text AS "to",
         comparison, days_saved AS "daysSaved", share_saved AS "shareSaved", basis
    FROM shortening JOIN procedure ON procedure.id = procedure_id`;

/** Newest decision first; of one procedure by its id, of a year of decision, in force on a day. */
export async function shorteningsOf(
  db: Queryable,
  query: Omit<ShorteningQuery, 'code'> & { procedureId?: string | undefined },
): Promise<ShorteningState[]> {
  const found = await db.query(
    `${SHORTENING} WHERE ($1::uuid IS NULL OR procedure_id = $1)
        AND ($2::integer IS NULL OR decided_on BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31))
        AND ($3::date IS NULL OR (valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)))
      ORDER BY decided_on DESC, procedure.code, shortening.id LIMIT 5000`,
    [query.procedureId ?? null, query.year ?? null, query.validOn ?? null],
  );
  return rowsOf<ShorteningState>(found);
}

export async function saveShortening(tx: Queryable, state: ShorteningState): Promise<void> {
  await tx.query(
    `INSERT INTO shortening (id, procedure_id, agency_id, channel, central, local, decision, decided_on, valid_from, valid_to,
            comparison, days_saved, share_saved, basis)
     SELECT id, "procedureId", "agencyId", channel, central, local, decision, "decidedOn", "from", "to", comparison,
            "daysSaved", "shareSaved", basis
       FROM jsonb_to_record($1::jsonb) AS new (id uuid, "procedureId" uuid, "agencyId" uuid, channel text, central jsonb,
            local jsonb, decision text, "decidedOn" date, "from" date, "to" date, comparison text, "daysSaved" text,
            "shareSaved" text, basis jsonb)
     ON CONFLICT (id) DO UPDATE SET central = excluded.central, local = excluded.local, decided_on = excluded.decided_on,
        valid_to = excluded.valid_to, comparison = excluded.comparison, days_saved = excluded.days_saved,
        share_saved = excluded.share_saved, basis = excluded.basis`,
    [JSON.stringify(state)],
  );
}

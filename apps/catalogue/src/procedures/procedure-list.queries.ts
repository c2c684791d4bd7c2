import { SETTLING_LEVELS, type ProcedureQuery, type ProcedureSummary } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { wordPatterns } from './folded.js';

export interface ListFilter extends Omit<ProcedureQuery, 'agency'> {
  agencyId: string | null;
  /** Offerings are looked at as of this day. */
  today: string;
}

/** A page in order of codes. Every word of `q` must stand in the name or a code, accents aside. */
export async function procedurePage(db: Queryable, filter: ListFilter, limit: number): Promise<ProcedureSummary[]> {
  const { q, field, level, status, after, agencyId, today } = filter;
  const settling = SETTLING_LEVELS.find((one) => one === level) ?? null;
  const online = typeof level === 'number' ? level : null;
  const found = await db.query(
    `SELECT procedure.id, procedure.code, parts -> 'name' AS name, parts ->> 'field' AS field,
            coalesce(parts -> 'levels', '[]') AS levels, procedure.status, shown AS version,
            valid_from::text AS "validFrom", valid_to::text AS "validTo", missing
       FROM procedure JOIN procedure_version AS version ON procedure_id = procedure.id AND version.version = shown
      WHERE ($1::text IS NULL OR procedure.code > $1)
        AND search LIKE ALL ($2::text[]) AND field_search LIKE ALL ($3::text[])
        AND ($4::text IS NULL OR procedure.status = $4)
        AND ($5::text IS NULL OR parts -> 'levels' ? $5)
        AND (($6::uuid IS NULL AND $7::integer IS NULL) OR EXISTS (
             SELECT 1 FROM offering WHERE offering.procedure_id = procedure.id AND ($6::uuid IS NULL OR agency_id = $6)
                AND ($7::integer IS NULL OR offering.level = $7)
                AND offering.valid_from <= $8 AND (offering.valid_to IS NULL OR offering.valid_to >= $8)))
      ORDER BY procedure.code LIMIT $9`,
    [
      after ?? null,
      wordPatterns(q ?? ''),
      wordPatterns(field ?? ''),
      status ?? null,
      settling,
      agencyId,
      online,
      today,
      limit,
    ],
  );
  return rowsOf<ProcedureSummary>(found);
}

import { SETTLING_LEVELS } from '#contracts';
import type {
  DatedCode,
  OfferingView,
  ProcedureParts,
  ProcedureQuery,
  ProcedureStatus,
  ProcedureSummary,
} from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { wordPatterns } from './folded.js';

export interface ListFilter extends Omit<ProcedureQuery, 'agency'> {
  agencyId: string | null;
  /** Offerings are looked at as of this day. */
  today: string;
}

/** Vietnamese order: letters with marks stand where Vietnamese look for them. */
const NAME = `(parts -> 'name' ->> 'vi') COLLATE "vi-x-icu"`;
const SHOWN = `procedure JOIN procedure_version AS version ON procedure_id = procedure.id AND version.version = shown`;
const AFTER = {
  code: '($1::text IS NULL OR procedure.code > $1)',
  name: `($1::text IS NULL OR (${NAME}, procedure.code) > (SELECT ${NAME}, procedure.code FROM ${SHOWN} WHERE procedure.code = $1))`,
};
const ORDER = { code: 'procedure.code', name: `${NAME}, procedure.code` };

/** What is asked for; every word of `q` must stand in the name or a code, accents aside. */
const FILTER = `
        search LIKE ALL ($2::text[]) AND field_search LIKE ALL ($3::text[])
        AND ($4::text IS NULL OR procedure.status = $4)
        AND (NOT $9::boolean OR awaiting_from IS NOT NULL)
        AND ($5::text IS NULL OR parts -> 'levels' ? $5)
        AND (($6::uuid IS NULL AND $7::integer IS NULL) OR EXISTS (
             SELECT 1 FROM offering WHERE offering.procedure_id = procedure.id AND ($6::uuid IS NULL OR agency_id = $6)
                AND ($7::integer IS NULL OR offering.level = $7)
                AND offering.valid_from <= $8 AND (offering.valid_to IS NULL OR offering.valid_to >= $8)))`;

function valuesOf({ q, field, level, status, after, agencyId, today, awaiting }: ListFilter, limit: number): unknown[] {
  const settling = SETTLING_LEVELS.find((one) => one === level) ?? null;
  const online = typeof level === 'number' ? level : null;
  const words = [wordPatterns(q ?? ''), wordPatterns(field ?? '')];
  return [after ?? null, ...words, status ?? null, settling, agencyId, online, today, awaiting ?? false, limit];
}

/** A page in order of codes or of names. */
export async function procedurePage(db: Queryable, filter: ListFilter, limit: number): Promise<ProcedureSummary[]> {
  const sort = filter.sort ?? 'code';
  const found = await db.query(
    `SELECT procedure.id, procedure.code, parts -> 'name' AS name, parts ->> 'field' AS field,
            coalesce(parts -> 'levels', '[]') AS levels, procedure.status, shown AS version,
            valid_from::text AS "validFrom", valid_to::text AS "validTo", missing, awaiting_from::text AS "awaitingFrom"
       FROM ${SHOWN} WHERE ${AFTER[sort]} AND ${FILTER} ORDER BY ${ORDER[sort]} LIMIT $10`,
    valuesOf(filter, limit),
  );
  return rowsOf<ProcedureSummary>(found);
}

export interface ExportRow {
  id: string;
  code: string;
  parts: ProcedureParts;
  status: ProcedureStatus;
  version: number;
  validFrom: string | null;
  validTo: string | null;
  decision: string | null;
  missing: string[];
  aliases: DatedCode[];
  /** Today's where a table is wanted, else all. */
  offerings: Omit<OfferingView, 'id' | 'agencyId' | 'terms'>[];
}

/** Whole procedures in order of codes, with who offers them. */
export async function exportPage(db: Queryable, filter: ListFilter, limit: number): Promise<ExportRow[]> {
  const found = await db.query(
    `SELECT procedure.id, procedure.code, parts, procedure.status, shown AS version, valid_from::text AS "validFrom",
            valid_to::text AS "validTo", decision, missing,
            coalesce((SELECT jsonb_agg(jsonb_build_object('code', code, 'from', valid_from, 'to', valid_to) ORDER BY code)
                        FROM procedure_alias WHERE procedure_id = procedure.id), '[]') AS aliases,
            coalesce((SELECT jsonb_agg(jsonb_build_object('agency', shown.code, 'from', own.valid_from, 'to', own.valid_to,
                             'level', level, 'oneStop', one_stop, 'post', post, 'decision', own.decision, 'exclusion', exclusion,
                             'basis', basis) ORDER BY shown.code, own.valid_from)
                        FROM offering AS own JOIN agency_code AS shown ON shown.agency_id = own.agency_id AND shown.place = 0
                       WHERE own.procedure_id = procedure.id), '[]') AS offerings
       FROM ${SHOWN} WHERE ${AFTER.code} AND ${FILTER} ORDER BY procedure.code LIMIT $10`,
    valuesOf(filter, limit),
  );
  return rowsOf<ExportRow>(found);
}

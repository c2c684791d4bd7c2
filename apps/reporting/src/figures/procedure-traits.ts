import type { Offered, ProcedureTrait } from '#indicators';

/** The parameters of `procedures.queries.ts`: $1 agencies, $3 seq of the catalogue, $4 first day, $5 cut-off day. */
const held = (alias: string): string => `${alias}.seq_from <= $3::bigint AND ${alias}.seq_to > $3::bigint`;
const inForce = (alias: string): string =>
  `${alias}.valid_from <= $5::date AND (${alias}.valid_to IS NULL OR ${alias}.valid_to >= $5::date)`;
const ofScope = (alias: string): string => `(${alias}.agency_id IS NULL OR ${alias}.agency_id = ANY($1::uuid[]))`;

const offeredNow = (having: string): string => `
  SELECT o.procedure_id FROM offering_fact o WHERE o.agency_id = ANY($1::uuid[]) AND ${held('o')} AND ${inForce('o')}
   GROUP BY o.procedure_id HAVING ${having}`;

/** The last thing said of each version; drafts are none. */
const VERSIONS = `
  SELECT DISTINCT ON (p.id, p.version) p.id, p.version, p.valid_from, p.posting_due_on FROM procedure_fact p
   WHERE p.seq_from <= $3::bigint AND p.status <> 'draft' ORDER BY p.id, p.version, p.seq_from DESC`;
const VERSION_NOW = `
  SELECT DISTINCT ON (v.id) v.id, v.version FROM (${VERSIONS}) v
   WHERE v.valid_from IS NULL OR v.valid_from <= $5::date ORDER BY v.id, v.version DESC`;
/** A posting says its own due day, by the parameter in use; a version nobody posted has the usual one. */
const VERSIONS_DUE = `
  SELECT v.id, v.version, v.due_on FROM (
    SELECT v.id, v.version, coalesce((
      SELECT min(t.due_on) FROM posting_fact t WHERE t.procedure_id = v.id AND t.version = v.version AND ${held('t')}),
      v.posting_due_on) AS due_on FROM (${VERSIONS}) v) v
   WHERE v.due_on BETWEEN date_trunc('year', $5::date)::date AND $5::date`;
const BOTH_PLACES = `t.place IN ('one-stop-centre', 'web-page')`;

const postedNow = (condition: string): string => `
  SELECT v.id AS procedure_id FROM (${VERSION_NOW}) v
    JOIN posting_fact t ON t.procedure_id = v.id AND t.version = v.version AND ${held('t')} AND ${ofScope('t')}
     AND t.posted_on <= $5::date AND (t.removed_on IS NULL OR t.removed_on >= $5::date) AND ${condition}
   GROUP BY v.id`;

const DECIDED = `${held('s')} AND ${ofScope('s')} AND s.shorter AND s.decided_on BETWEEN $4::date AND $5::date
  AND (s.valid_to IS NULL OR s.valid_to >= s.valid_from)`;
const SHORTENED = `${held('s')} AND ${ofScope('s')} AND s.shorter AND ${inForce('s')}`;

/** Days and mean share saved by what a reading of I.3.b counts: a procedure once, by the way that saves most. */
export const savingsSql = (trait: 'shortening-decided' | 'shortened'): string => `
  WITH given AS (SELECT $2::bigint[], $4::date)
  SELECT sum(days)::float8 AS days, round(avg(share), 2)::float8 AS share FROM (
    SELECT max(s.days_saved) AS days, max(s.share_saved) AS share FROM shortening_fact s
     WHERE ${trait === 'shortened' ? SHORTENED : DECIDED}
       AND EXISTS (SELECT 1 FROM offering_fact o WHERE o.procedure_id = s.procedure_id
                    AND o.agency_id = ANY($1::uuid[]) AND ${held('o')})
     GROUP BY s.procedure_id) saved`;

const TRAIT_SQL: Readonly<Record<ProcedureTrait, string>> = {
  'one-stop-owed': offeredNow('bool_or(NOT o.excluded)'),
  'one-stop': offeredNow('bool_or(o.one_stop) AND bool_and(o.one_stop OR o.excluded)'),
  linked: `SELECT l.procedure_id FROM linked_procedure_fact l
    WHERE l.agency_id = ANY($1::uuid[]) AND ${held('l')} AND ${inForce('l')}`,
  public: `${postedNow(BOTH_PLACES)} HAVING count(DISTINCT t.place) = 2`,
  'complete-on-page': postedNow(`t.place = 'web-page' AND t.complete`),
  'posting-due': `SELECT v.id AS procedure_id FROM (${VERSIONS_DUE}) v`,
  'posted-in-time': `
    SELECT v.id AS procedure_id FROM (
      SELECT v.id, v.version, count(DISTINCT t.place) AS places FROM (${VERSIONS_DUE}) v
        LEFT JOIN posting_fact t ON t.procedure_id = v.id AND t.version = v.version AND ${held('t')} AND ${ofScope('t')}
         AND t.posted_on <= v.due_on AND ${BOTH_PLACES} GROUP BY v.id, v.version) v
     GROUP BY v.id HAVING min(v.places) = 2`,
  'shortening-decided': `SELECT s.procedure_id FROM shortening_fact s WHERE ${DECIDED}`,
  shortened: `SELECT s.procedure_id FROM shortening_fact s WHERE ${SHORTENED}`,
};

/** The province's lists hold for whoever offers the procedure; one nobody offers is missing in the whole province. */
const listed = (purposes: readonly string[]): string => `
  SELECT p.id AS procedure_id FROM decision_list_fact l CROSS JOIN LATERAL unnest(l.procedures) AS p(id)
   WHERE ${held('l')} AND ${inForce('l')} AND l.purpose IN (${purposes.map((one) => `'${one}'`).join(', ')})
     AND (l.agency_id = ANY($1::uuid[]) OR (l.agency_id IS NULL AND (
       EXISTS (SELECT 1 FROM offering_fact o
                WHERE o.procedure_id = p.id AND o.agency_id = ANY($1::uuid[]) AND ${held('o')} AND ${inForce('o')})
       OR NOT EXISTS (SELECT 1 FROM offering_fact o WHERE o.procedure_id = p.id AND ${held('o')} AND ${inForce('o')})
         AND EXISTS (SELECT 1 FROM agency_fact a WHERE a.id = ANY($1::uuid[]) AND a.agency->>'parentId' IS NULL))))`;

/** Which lists say so: those for the levels, for online at all, or for the post. */
export function purposesOf({ level, post }: Offered): string[] {
  const levels = (level ?? []).filter((one) => one >= 3).map((one) => `level-${one}`);
  const online = levels.length > 1 ? ['online'] : [];
  return [...online, ...levels, ...(post ? ['post'] : [])];
}

/** Purposes for which there is a list in force: $1 seq of the catalogue, $2 cut-off day. */
export const LISTS_IN_FORCE = `SELECT DISTINCT purpose FROM decision_list_fact
  WHERE seq_from <= $1 AND seq_to > $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)`;

/** Procedures with a trait, as a statement over the catalogue's facts. */
export const traitSql = (trait: ProcedureTrait): string => TRAIT_SQL[trait];
/** Procedures of a list by decision; of none when `offered` names no purpose. */
export function listedSql(offered: Offered): string {
  const purposes = purposesOf(offered);
  return purposes.length > 0 ? listed(purposes) : 'SELECT NULL::uuid AS procedure_id WHERE false';
}

/** Which of the statements each procedure comes out of: columns r0, r1 … */
export function traitsSql(statements: readonly string[]): string {
  if (statements.length === 0) return 'SELECT NULL::uuid AS procedure_id WHERE false';
  const flags = statements.map((_, index) => `bool_or(n = ${index}) AS r${index}`);
  const parts = statements.map((sql, index) => `SELECT ${index} AS n, t.procedure_id FROM (${sql}) t`);
  return `SELECT procedure_id, ${flags.join(', ')} FROM (${parts.join(' UNION ALL ')}) r GROUP BY procedure_id`;
}

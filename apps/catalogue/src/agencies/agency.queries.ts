import type { AgencyQuery, AgencyView, DatedCode } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { AgencyTree } from '#directory';

/** An agency before it is in the tables; the first code is the one to show. */
export interface NewAgency {
  id: string;
  parentId: string | null;
  kind: AgencyView['kind'];
  level: AgencyView['level'];
  name: AgencyView['name'];
  codes: DatedCode[];
  from: string | null;
  to: string | null;
  mergedInto: string | null;
  splitFrom?: string | null;
  gsoCode: string | null;
  demonstration: boolean;
}

const VIEW = `
  SELECT agency.id, own.codes -> 0 ->> 'code' AS code, own.codes, agency.name, agency.kind, agency.level,
         above.code AS parent, agency.parent_id AS "parentId", agency.valid_from::text AS "from", agency.valid_to::text AS "to",
         successor.code AS "mergedInto", agency.merged_into AS "mergedIntoId",
         origin.code AS "splitFrom", agency.split_from AS "splitFromId", agency.gso_code AS "gsoCode",
         agency.demonstration, agency.revision::text AS etag
    FROM agency
    JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('code', code, 'from', valid_from, 'to', valid_to) ORDER BY place) AS codes,
                         min(code) FILTER (WHERE place = 0) AS shown
                    FROM agency_code WHERE agency_id = agency.id) AS own ON true
    LEFT JOIN agency_code AS above ON above.agency_id = agency.parent_id AND above.place = 0
    LEFT JOIN agency_code AS successor ON successor.agency_id = agency.merged_into AND successor.place = 0
    LEFT JOIN agency_code AS origin ON origin.agency_id = agency.split_from AND origin.place = 0`;

/** A page in order of the code shown, ended agencies too. */
export async function agencyPage(db: Queryable, query: AgencyQuery, limit: number): Promise<AgencyView[]> {
  const found = await db.query(
    `${VIEW} WHERE ($1::text IS NULL OR own.shown COLLATE "C" > $1)
       AND ($2::date IS NULL OR ((agency.valid_from IS NULL OR agency.valid_from <= $2) AND (agency.valid_to IS NULL OR agency.valid_to >= $2)))
       AND ($3::text IS NULL OR agency.kind = $3)
     ORDER BY own.shown COLLATE "C" LIMIT $4`,
    [query.after ?? null, query.validOn ?? null, query.kind ?? null, limit],
  );
  return rowsOf<AgencyView>(found);
}

/** By uuid or by any code. */
export async function agencyOf(db: Queryable, ref: string): Promise<AgencyView | undefined> {
  const found = await db.query(
    `${VIEW} WHERE agency.id = coalesce((SELECT agency_id FROM agency_code WHERE code = $1),
             CASE WHEN $1 ~ '^[0-9a-f]{8}-' THEN $1::uuid END)`,
    [ref],
  );
  return rowsOf<AgencyView>(found)[0];
}

/** All agencies of every date, for questions about the tree. */
export async function agencyTree(db: Queryable): Promise<AgencyTree<NewAgency>> {
  const found = await db.query(VIEW);
  const agencies = rowsOf<AgencyView>(found).map((view) => ({
    ...view,
    mergedInto: view.mergedIntoId,
    splitFrom: view.splitFromId,
  }));
  return new AgencyTree(agencies);
}

/** Agencies change rarely and a change looks at the whole tree: one after another. */
export async function lockAgencies(tx: Queryable): Promise<void> {
  await tx.query('LOCK TABLE agency IN SHARE ROW EXCLUSIVE MODE');
}

/** Inserts those whose id is new, in one statement, and answers their ids: loading again changes nothing. */
export async function insertAgencies(tx: Queryable, agencies: readonly NewAgency[]): Promise<string[]> {
  const inserted = await tx.query(
    `INSERT INTO agency (id, parent_id, kind, level, name, valid_from, valid_to, merged_into, split_from, gso_code, demonstration)
     SELECT id, "parentId", kind, level, name, "from", "to", "mergedInto", "splitFrom", "gsoCode", demonstration
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, "parentId" uuid, kind text, level text, name jsonb, "from" date,
            "to" date, "mergedInto" uuid, "splitFrom" uuid, "gsoCode" text, demonstration boolean)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [JSON.stringify(agencies)],
  );
  const ids = rowsOf<{ id: string }>(inserted).map(({ id }) => id);
  const fresh = new Set(ids);
  for (const agency of agencies) if (fresh.has(agency.id)) await insertCodes(tx, agency);
  return ids;
}

async function insertCodes(tx: Queryable, { id, codes }: NewAgency): Promise<void> {
  await tx.query(
    `INSERT INTO agency_code (code, agency_id, place, valid_from, valid_to)
     SELECT code, $1, n - 1, "from", "to"
       FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (code text, "from" date, "to" date))
              WITH ORDINALITY AS new (code, "from", "to", n)`,
    [id, JSON.stringify(codes)],
  );
}

/** Writes a changed agency with its codes; the revision goes on. */
export async function updateAgency(tx: Queryable, agency: NewAgency): Promise<void> {
  const { id, name, from, to, mergedInto, gsoCode } = agency;
  await tx.query(
    `UPDATE agency SET name = $2, valid_from = $3, valid_to = $4, merged_into = $5, gso_code = $6, revision = revision + 1 WHERE id = $1`,
    [id, JSON.stringify(name), from, to, mergedInto, gsoCode],
  );
  await tx.query('DELETE FROM agency_code WHERE agency_id = $1', [id]);
  await insertCodes(tx, agency);
}

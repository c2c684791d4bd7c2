import type { DecisionListQuery, LegalSource, ListedProcedure, ListPurpose, ProcedureSetQuery } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface DecisionListState {
  id: string;
  purpose: ListPurpose;
  agencyId: string | null;
  decision: string;
  decidedOn: string;
  from: string;
  to: string | null;
  procedures: ListedProcedure[];
}
export interface LinkedState {
  id: string;
  procedureId: string;
  procedureCode: string;
  agencyId: string;
  participants: string[];
  decision: string;
  from: string;
  to: string | null;
  basis: LegalSource | null;
}

const HELD = (day: string) =>
  `(${day}::date IS NULL OR (valid_from <= ${day} AND (valid_to IS NULL OR valid_to >= ${day})))`;

export async function decisionLists(db: Queryable, query: DecisionListQuery): Promise<DecisionListState[]> {
  const found = await db.query(
    `SELECT id, purpose, agency_id AS "agencyId", decision, decided_on::text AS "decidedOn", valid_from::text AS "from",
            valid_to::text AS "to", procedures
       FROM decision_list WHERE ($1::text IS NULL OR purpose = $1) AND ${HELD('$2')} ORDER BY decided_on DESC, id`,
    [query.purpose ?? null, query.validOn ?? null],
  );
  return rowsOf<DecisionListState>(found);
}

export async function saveDecisionList(tx: Queryable, state: DecisionListState): Promise<void> {
  const { id, purpose, agencyId, decision, decidedOn, from, to, procedures } = state;
  await tx.query(
    `INSERT INTO decision_list (id, purpose, agency_id, decision, decided_on, valid_from, valid_to, procedures)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET purpose = excluded.purpose, agency_id = excluded.agency_id, decision = excluded.decision,
        decided_on = excluded.decided_on, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
        procedures = excluded.procedures`,
    [id, purpose, agencyId, decision, decidedOn, from, to, JSON.stringify(procedures)],
  );
}

/** The procedures of these codes, new and old. */
export async function procedureIds(db: Queryable, codes: readonly string[]): Promise<Map<string, string>> {
  const found = await db.query(
    `SELECT code, id FROM procedure WHERE code = ANY($1::text[])
     UNION ALL SELECT code, procedure_id FROM procedure_alias WHERE code = ANY($1::text[])`,
    [codes],
  );
  return new Map(rowsOf<{ code: string; id: string }>(found).map(({ code, id }) => [code, id]));
}

export async function linkedProcedures(
  db: Queryable,
  agencies: readonly string[] | null,
  validOn: string | null,
): Promise<LinkedState[]> {
  const found = await db.query(
    `SELECT linked_procedure.id, procedure_id AS "procedureId", procedure.code AS "procedureCode", agency_id AS "agencyId",
            participants, decision, valid_from::text AS "from", valid_to::text AS "to", basis
       FROM linked_procedure JOIN procedure ON procedure.id = procedure_id
      WHERE ($1::uuid[] IS NULL OR agency_id = ANY($1)) AND ${HELD('$2')} ORDER BY procedure.code, valid_from`,
    [agencies, validOn],
  );
  return rowsOf<LinkedState>(found);
}

export async function saveLinked(tx: Queryable, state: LinkedState): Promise<void> {
  const { id, procedureId, agencyId, participants, decision, from, to, basis } = state;
  await tx.query(
    `INSERT INTO linked_procedure (id, procedure_id, agency_id, participants, decision, valid_from, valid_to, basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET participants = excluded.participants, decision = excluded.decision,
        valid_to = excluded.valid_to, basis = excluded.basis`,
    [id, procedureId, agencyId, participants, decision, from, to, basis === null ? null : JSON.stringify(basis)],
  );
}

/** What an offering must be to count for a purpose. */
const OF: Record<ProcedureSetQuery['of'], string> = {
  offered: 'true',
  online: 'level >= 3',
  'level-3': 'level = 3',
  'level-4': 'level = 4',
  post: 'post',
  'one-stop': 'exclusion IS NULL',
};

/**
 * Codes of the procedures that agencies offer so: on the last day, on any day of the period, or without a gap on all of them.
 * A day counts where the procedure itself is in force too.
 */
export async function offeredSet(
  db: Queryable,
  { set, of, from, to }: ProcedureSetQuery,
  agencies: readonly string[] | null,
): Promise<string[]> {
  const first = set === 'at-end' ? to : from;
  const wanted = set === 'full-year' ? '@>' : '&&';
  const found = await db.query(
    `SELECT code FROM (
       SELECT procedure.code, range_agg(daterange(offering.valid_from, offering.valid_to, '[]')
              * daterange(version.valid_from, version.valid_to, '[]')) AS held
         FROM offering JOIN procedure ON procedure.id = offering.procedure_id
         JOIN procedure_version AS version ON version.procedure_id = procedure.id AND version.status <> 'draft'
              AND (version.valid_to IS NULL OR version.valid_from IS NULL OR version.valid_to >= version.valid_from)
        WHERE ${OF[of]} AND ($3::uuid[] IS NULL OR offering.agency_id = ANY($3))
          AND (offering.valid_to IS NULL OR offering.valid_to >= offering.valid_from)
        GROUP BY procedure.code) AS offered
      WHERE held ${wanted} daterange($1, $2, '[]') ORDER BY code`,
    [first, to, agencies],
  );
  return rowsOf<{ code: string }>(found).map(({ code }) => code);
}

import type { ChangeKind, PublicationDutyQuery, PublicationRules } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { DEFAULT_RULES, type DutyDates } from './publication.rules.js';

/** A duty as it is stored. */
export interface Duty extends DutyDates {
  id: string;
  changeId: string;
  procedureId: string | null;
  procedureCode: string;
  kind: ChangeKind;
  agencyId: string;
  document: string;
  proposalDocument: string | null;
  decisionDocument: string | null;
  flags: string[];
  alarmed: string[];
}

const DUTY = `
  SELECT id, change_id AS "changeId", procedure_id AS "procedureId", procedure_code AS "procedureCode", kind,
         agency_id AS "agencyId", document, announced_on::text AS "announcedOn", effective_on::text AS "effectiveOn", shortened,
         proposal_due_on::text AS "proposalDueOn", proposed_on::text AS "proposedOn", proposal_document AS "proposalDocument",
         decision_due_on::text AS "decisionDueOn", decided_on::text AS "decidedOn", decision_document AS "decisionDocument",
         entry_due_on::text AS "entryDueOn", entered_on::text AS "enteredOn", taken_back AS "takenBack", flags, alarmed
    FROM publication_duty`;

/** The day of the next stage, as an order of urgency. */
const NEXT_DUE = `CASE WHEN decided_on IS NOT NULL THEN entry_due_on WHEN proposed_on IS NOT NULL THEN decision_due_on
                       ELSE proposal_due_on END`;
const RUNNING = 'entered_on IS NULL AND taken_back IS NULL';

export async function dutiesOfChange(db: Queryable, changeId: string, lock = false): Promise<Duty[]> {
  const found = await db.query(
    `${DUTY} WHERE change_id = $1 ORDER BY procedure_code COLLATE "C" ${lock ? 'FOR UPDATE' : ''}`,
    [changeId],
  );
  return rowsOf<Duty>(found);
}

/** Duties of a procedure, new or old code, that wait for a decision. */
export async function undecided(
  tx: Queryable,
  codes: readonly string[],
  kinds: readonly ChangeKind[],
): Promise<Duty[]> {
  const found = await tx.query(
    `${DUTY} WHERE procedure_code = ANY($1::text[]) AND kind = ANY($2::text[]) AND decided_on IS NULL AND taken_back IS NULL
      ORDER BY id FOR UPDATE`,
    [codes, kinds],
  );
  return rowsOf<Duty>(found);
}

/** All that runs, locked one replica at a time. */
export async function runningDuties(tx: Queryable): Promise<Duty[]> {
  return rowsOf<Duty>(await tx.query(`${DUTY} WHERE ${RUNNING} ORDER BY id FOR UPDATE SKIP LOCKED`));
}

/** A page by the day of the next stage. */
export async function dutyPage(
  db: Queryable,
  query: PublicationDutyQuery & { agencies: readonly string[]; today: string },
  limit: number,
): Promise<Duty[]> {
  const found = await db.query(
    `${DUTY} WHERE agency_id = ANY($1::uuid[]) AND (NOT $2 OR ${RUNNING}) AND (NOT $3 OR (${RUNNING} AND ${NEXT_DUE} < $4))
        AND ($5::uuid IS NULL OR (${NEXT_DUE}, id) > (SELECT ${NEXT_DUE}, id FROM publication_duty WHERE id = $5))
      ORDER BY ${NEXT_DUE}, id LIMIT $6`,
    [query.agencies, query.running ?? false, query.late ?? false, query.today, query.after ?? null, limit],
  );
  return rowsOf<Duty>(found);
}

/** Writes duties, new and changed. */
export async function saveDuties(tx: Queryable, duties: readonly Duty[]): Promise<void> {
  await tx.query(
    `INSERT INTO publication_duty (id, change_id, procedure_id, procedure_code, kind, agency_id, document, announced_on,
            effective_on, shortened, proposal_due_on, proposed_on, proposal_document, decision_due_on, decided_on,
            decision_document, entry_due_on, entered_on, taken_back, flags, alarmed)
     SELECT id, "changeId", "procedureId", "procedureCode", kind, "agencyId", document, "announcedOn", "effectiveOn",
            shortened, "proposalDueOn", "proposedOn", "proposalDocument", "decisionDueOn", "decidedOn", "decisionDocument",
            "entryDueOn", "enteredOn", "takenBack", flags, alarmed
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, "changeId" uuid, "procedureId" uuid, "procedureCode" text,
            kind text, "agencyId" uuid, document text, "announcedOn" date, "effectiveOn" date, shortened boolean,
            "proposalDueOn" date, "proposedOn" date, "proposalDocument" text, "decisionDueOn" date, "decidedOn" date,
            "decisionDocument" text, "entryDueOn" date, "enteredOn" date, "takenBack" text, flags text[], alarmed text[])
     ON CONFLICT (id) DO UPDATE SET procedure_id = excluded.procedure_id, proposed_on = excluded.proposed_on,
        proposal_document = excluded.proposal_document, decided_on = excluded.decided_on,
        decision_document = excluded.decision_document, entry_due_on = excluded.entry_due_on,
        entered_on = excluded.entered_on, taken_back = excluded.taken_back, flags = excluded.flags, alarmed = excluded.alarmed`,
    [JSON.stringify(duties)],
  );
}

/** The parameters in use on a day. */
export async function rulesOn(db: Queryable, day: string): Promise<PublicationRules> {
  const found = await db.query(
    'SELECT rules FROM publication_rule WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1',
    [day],
  );
  return rowsOf<{ rules: PublicationRules }>(found)[0]?.rules ?? DEFAULT_RULES;
}

export async function saveRules(tx: Queryable, rules: PublicationRules): Promise<void> {
  await tx.query(
    `INSERT INTO publication_rule (valid_from, rules) VALUES ($1, $2)
     ON CONFLICT (valid_from) DO UPDATE SET rules = excluded.rules`,
    [rules.from, JSON.stringify(rules)],
  );
}

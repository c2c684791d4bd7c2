import type { CalendarDecision } from '#calendar';
import type { CalendarDecisionView } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

/** Decisions are only ever added: equal counts are equal decisions. */
export async function decisionCount(db: Queryable): Promise<number> {
  return rowsOf<{ count: number }>(await db.query('SELECT count(*)::int AS count FROM calendar_decision'))[0]!.count;
}

export async function decisionsOf(db: Queryable, year: number | null = null): Promise<CalendarDecision[]> {
  const found = await db.query(
    `SELECT id, number, issued_on::text AS "issuedOn", issuer, agency_id AS "agencyId", year, entries, office_hours AS "officeHours"
       FROM calendar_decision WHERE $1::integer IS NULL OR year = $1 ORDER BY year, id`,
    [year],
  );
  return rowsOf<CalendarDecision & { officeHours: CalendarDecision['officeHours'] | null }>(found).map(
    ({ officeHours, ...decision }) => ({ ...decision, ...(officeHours ? { officeHours } : {}) }),
  );
}

/** Inserts those whose id is new and answers their ids. */
export async function insertDecisions(
  tx: Queryable,
  decisions: readonly (CalendarDecision | CalendarDecisionView)[],
): Promise<string[]> {
  const inserted = await tx.query(
    `INSERT INTO calendar_decision (id, number, issued_on, issuer, agency_id, year, entries, office_hours)
     SELECT id, number, "issuedOn", issuer, "agencyId", year, entries, "officeHours"
       FROM jsonb_to_recordset($1::jsonb) AS new (id text, number text, "issuedOn" date, issuer text, "agencyId" uuid,
            year integer, entries jsonb, "officeHours" jsonb)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [JSON.stringify(decisions)],
  );
  return rowsOf<{ id: string }>(inserted).map(({ id }) => id);
}

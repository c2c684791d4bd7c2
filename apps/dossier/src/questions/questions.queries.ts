import type { QuestionKind } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

/** One unusual thing: how many of how many, and up to five examples. */
export interface Finding {
  agencyId: string;
  subject: string;
  n: number;
  of: number;
  examples: string[];
}

const EXAMPLES = `(array_agg(code ORDER BY code) FILTER (WHERE code IS NOT NULL))[1:5]`;

/** Each over `$1` agencies, `$2`–`$3` days. Thresholds keep ordinary days out. */
const SQL: Record<QuestionKind, string> = {
  // Half of a day's results, ten or more, in the last fifteen minutes of the very day they were due.
  'last-minutes': `
    SELECT agency_id AS "agencyId", completed_on::text AS subject, count(*) FILTER (WHERE last)::int AS n, count(*)::int AS of,
           (array_agg(code ORDER BY code) FILTER (WHERE last))[1:5] AS examples
      FROM (SELECT *, completed_on = lawful_due_on
                      AND (completed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::time >= '16:45' AS last
              FROM dossier WHERE agency_id = ANY ($1) AND completed_on BETWEEN $2 AND $3) settled
     GROUP BY agency_id, completed_on
    HAVING count(*) FILTER (WHERE last) >= 10 AND count(*) FILTER (WHERE last) * 2 >= count(*)`,
  // A dossier of a case that was closed without a result just before: the term began anew.
  refiled: `
    SELECT d.agency_id AS "agencyId", d.procedure_code AS subject, count(*)::int AS n, count(*)::int AS of,
           (array_agg(d.code ORDER BY d.code))[1:5] AS examples
      FROM dossier d
     WHERE d.agency_id = ANY ($1) AND d.received_on BETWEEN $2 AND $3
       AND EXISTS (SELECT FROM dossier e WHERE e.case_id = d.case_id AND e.id <> d.id
                      AND e.closing IN ('withdrawal', 'stop') AND e.closed_on BETWEEN d.received_on - 10 AND d.received_on)
     GROUP BY d.agency_id, d.procedure_code HAVING count(*) >= 3`,
  'entered-later': `
    SELECT agency_id AS "agencyId", to_char(received_on, 'YYYY-MM') AS subject,
           count(*) FILTER (WHERE 'entered-later' = ANY (flags))::int AS n, count(*)::int AS of,
           (array_agg(code ORDER BY code) FILTER (WHERE 'entered-later' = ANY (flags)))[1:5] AS examples
      FROM dossier WHERE agency_id = ANY ($1) AND received_on BETWEEN $2 AND $3
     GROUP BY agency_id, to_char(received_on, 'YYYY-MM')
    HAVING count(*) FILTER (WHERE 'entered-later' = ANY (flags)) >= 5
       AND count(*) FILTER (WHERE 'entered-later' = ANY (flags)) * 10 >= count(*)`,
  // Procedures whose only dossier of the year came in December: I.5.a counts them as used.
  'december-single': `
    SELECT "agencyId", year AS subject, count(*)::int AS n, sum(total)::int AS of, ${EXAMPLES} AS examples
      FROM (SELECT agency_id AS "agencyId", to_char(received_on, 'YYYY') AS year, count(*) AS total, min(code) AS code,
                   min(received_on) AS first
              FROM dossier WHERE agency_id = ANY ($1) AND received_on BETWEEN date_trunc('year', $2::date) AND $3
             GROUP BY agency_id, to_char(received_on, 'YYYY'), procedure_code) procedures
     WHERE total = 1 AND extract(month FROM first) = 12 GROUP BY "agencyId", year HAVING count(*) >= 3`,
  // Many online submissions of one account on one day ("nộp hộ"): the account stands only as a blind index.
  'one-account': `
    SELECT d.agency_id AS "agencyId", vietnam.day::text AS subject, count(*)::int AS n, count(*)::int AS of,
           (array_agg(coalesce(d.code, d.tracking_number) ORDER BY d.submitted_at))[1:5] AS examples
      FROM dossier d JOIN dossier_person p ON p.dossier_id = d.id
     CROSS JOIN LATERAL (SELECT (d.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) vietnam
     WHERE d.agency_id = ANY ($1) AND d.channel = 'online' AND p.owner IS NOT NULL AND vietnam.day BETWEEN $2 AND $3
     GROUP BY d.agency_id, vietnam.day, p.owner HAVING count(*) >= 10`,
  'vote-burst': `
    SELECT agency_id AS "agencyId", vote->>'votedOn' AS subject, count(*)::int AS n,
           (sum(count(*)) OVER (PARTITION BY agency_id))::int AS of, (array_agg(code ORDER BY code))[1:5] AS examples
      FROM dossier WHERE agency_id = ANY ($1) AND vote->>'votedOn' BETWEEN $2::text AND $3::text
     GROUP BY agency_id, vote->>'votedOn'`,
};

/** A vote day is a burst where it holds twenty or more and half of all votes of the period. */
const isBurst = ({ n, of }: Finding): boolean => n >= 20 && n * 2 >= of && n < of;

export async function findingsOf(
  db: Queryable,
  kind: QuestionKind,
  scope: { agencies: readonly string[]; from: string; to: string },
): Promise<Finding[]> {
  const found = rowsOf<Finding>(await db.query(`${SQL[kind]} LIMIT 200`, [scope.agencies, scope.from, scope.to]));
  return kind === 'vote-burst' ? found.filter(isBurst) : found;
}

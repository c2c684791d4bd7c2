import { namedId, Problem, type LegalDocumentQuery, type LegalDocumentView } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { folded, wordPatterns } from '../procedures/folded.js';

export type LegalDocumentState = Omit<LegalDocumentView, 'etag'>;

const VIEW = `
  SELECT id, number, title, issuer, issued_on::text AS "issuedOn", valid_from::text AS "from", valid_to::text AS "to", source,
         revision::text AS etag FROM legal_document`;

/** A number that has its year names one document in the country; others repeat ("12/QĐ-UBND"): then the day belongs to it. */
export const legalDocumentId = (number: string, issuedOn: string | null): string => {
  const named = /\/(19|20)\d{2}\//.test(number) ? '' : (issuedOn ?? '');
  return namedId('legal-document', `${number.toUpperCase()} ${named}`);
};

export async function legalDocumentOf(db: Queryable, id: string, lock = false): Promise<LegalDocumentView | undefined> {
  const found = await db.query(`${VIEW} WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [id]);
  return rowsOf<LegalDocumentView>(found)[0];
}

/** A page by number. Every word of `q` stands in number or title, accents aside. */
export async function legalDocumentPage(
  db: Queryable,
  { q, validOn, after }: LegalDocumentQuery,
  limit: number,
): Promise<LegalDocumentView[]> {
  const found = await db.query(
    `${VIEW} WHERE search LIKE ALL ($1::text[])
        AND ($2::date IS NULL OR ((valid_from IS NULL OR valid_from <= $2) AND (valid_to IS NULL OR valid_to >= $2)))
        AND ($3::uuid IS NULL OR (number, id) > (SELECT number, id FROM legal_document WHERE id = $3))
      ORDER BY number, id LIMIT $4`,
    [wordPatterns(q ?? ''), validOn ?? null, after ?? null, limit],
  );
  return rowsOf<LegalDocumentView>(found);
}

/** Throws `legal-document.unknown` for the first of these numbers that no document of the register has. */
export async function assertDocuments(db: Queryable, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  const found = await db.query(
    `SELECT asked AS number FROM unnest($1::text[]) AS asked
      WHERE NOT EXISTS (SELECT 1 FROM legal_document WHERE upper(number) = upper(asked)) LIMIT 1`,
    [numbers],
  );
  const [unknown] = rowsOf<{ number: string }>(found);
  if (unknown) throw new Problem('refused', 'legal-document.unknown', { number: unknown.number });
}

/** Writes documents; with `fill`, of known ones only what was not known is filled in. Answers those that changed. */
export async function saveLegalDocuments(
  tx: Queryable,
  documents: readonly LegalDocumentState[],
  { fill }: { fill: boolean },
): Promise<LegalDocumentView[]> {
  const rows = documents.map((one) => ({ ...one, search: folded(`${one.number} ${one.title ?? ''}`) }));
  const next = (column: string) =>
    fill ? `coalesce(legal_document.${column}, excluded.${column})` : `excluded.${column}`;
  const columns = ['title', 'issuer', 'issued_on', 'valid_from', 'valid_to'];
  const changes = columns.map((column) => `legal_document.${column} IS DISTINCT FROM ${next(column)}`).join(' OR ');
  const sets = columns.map((column) => `${column} = ${next(column)}`).join(', ');
  const found = await tx.query(
    `INSERT INTO legal_document (id, number, title, issuer, issued_on, valid_from, valid_to, source, search)
     SELECT id, number, title, issuer, "issuedOn", "from", "to", source, search
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, number text, title text, issuer text, "issuedOn" date, "from" date,
            "to" date, source text, search text) ORDER BY id
     ON CONFLICT (id) DO UPDATE SET ${sets}, search = excluded.search, revision = legal_document.revision + 1 WHERE ${changes}
     RETURNING id, number, title, issuer, issued_on::text AS "issuedOn", valid_from::text AS "from", valid_to::text AS "to",
               source, revision::text AS etag`,
    [JSON.stringify(rows)],
  );
  return rowsOf<LegalDocumentView>(found);
}

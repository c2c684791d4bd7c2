import { rowsOf, type Queryable } from '#messaging';

export interface Known {
  id: string;
  /** The code it was asked for by. */
  asked: string;
  digest: string | null;
}

/** Which of these codes are known, and what this source said of each last. */
export async function knownDigests(tx: Queryable, codes: readonly string[], source: string): Promise<Known[]> {
  const found = await tx.query(
    `WITH known AS (
       SELECT id, code AS asked FROM procedure WHERE code = ANY($1::text[])
       UNION ALL SELECT procedure_id, code FROM procedure_alias WHERE code = ANY($1::text[]))
     SELECT known.id, known.asked, digest FROM known
       LEFT JOIN procedure_source ON procedure_id = known.id AND source = $2`,
    [codes, source],
  );
  return rowsOf<Known>(found);
}

export async function saveDigests(
  tx: Queryable,
  digests: readonly { id: string; digest: string }[],
  source: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO procedure_source (procedure_id, source, digest)
     SELECT id, $2, digest FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, digest text)
     ON CONFLICT (procedure_id, source) DO UPDATE SET digest = excluded.digest`,
    [JSON.stringify(digests), source],
  );
}

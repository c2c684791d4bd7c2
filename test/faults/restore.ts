import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

const TABLES = `
  SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname <> 'information_schema'
     AND n.nspname NOT LIKE 'pg\\_%' AND c.relname <> 'migrations' ORDER BY 1`;
const COLUMNS = `
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS names FROM pg_attribute
   WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`;
/** Sequences that belong to a column go on above its greatest value. */
const SEQUENCES = `
  SELECT s.oid::regclass::text AS sequence, d.refobjid::regclass::text AS of, quote_ident(a.attname) AS column
    FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE s.relkind = 'S'`;

/**
 * Copies every row of a database into one that its service has just migrated, by COPY and with every stored value: positions
 * and transaction ids too. What pg_dump and pg_restore do to a service's database, where there is neither.
 */
export async function restoreInto(sourceUrl: string, targetUrl: string): Promise<void> {
  const source = new pg.Client({ connectionString: sourceUrl });
  const target = new pg.Client({ connectionString: targetUrl });
  await Promise.all([source.connect(), target.connect()]);
  try {
    await source.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await target.query('BEGIN; SET LOCAL session_replication_role = replica');
    const { rows } = await source.query<{ name: string }>(TABLES);
    const names = rows.map(({ name }) => name);
    await target.query(`TRUNCATE ${names.join(', ')}`);
    for (const name of names) await copy(source, target, name);
    await goOn(target);
    await target.query('COMMIT');
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}

async function copy(source: pg.Client, target: pg.Client, name: string): Promise<void> {
  const columns = (await source.query<{ names: string }>(COLUMNS, [name])).rows[0]!.names;
  const reading = source.query(copyTo(`COPY (SELECT ${columns} FROM ${name}) TO STDOUT (FORMAT binary)`));
  await pipeline(reading, target.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN (FORMAT binary)`)));
}

async function goOn(target: pg.Client): Promise<void> {
  const { rows } = await target.query<{ sequence: string; of: string; column: string }>(SEQUENCES);
  for (const { sequence, of, column } of rows)
    await target.query(
      `SELECT setval('${sequence}', greatest(max(${column}), 1), max(${column}) IS NOT NULL) FROM ${of}`,
    );
}

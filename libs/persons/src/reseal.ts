import type { DataSource } from 'typeorm';
import { rowsOf, type Queryable } from '#messaging';
import type { PersonSeal } from './person-seal.js';

/** A table of sealed columns. Names are the developer's, never input. */
export interface SealedTable {
  readonly name: string;
  /** Its primary key. */
  readonly id: string;
  /** The column whose value the bytes are bound to. */
  readonly record: string;
  readonly columns: readonly string[];
  /** Whether the bytes are bound to the column's name too. */
  readonly boundToColumn: boolean;
  /** Further columns that follow from what was opened, such as the blind index. */
  readonly also?: (opened: Readonly<Record<string, string | null>>) => Readonly<Record<string, unknown>>;
}

type Row = { id: string; record: string } & Record<string, Buffer | null>;

/**
 * Seals again, with the newest key, every row that an older one sealed; a transaction a batch, so that readers and writers hardly
 * wait. A row that somebody changes meanwhile keeps their change. Answers how many rows were sealed again; safe to repeat, and to
 * run in several processes at once.
 */
export async function resealTable(db: DataSource, table: SealedTable, seal: PersonSeal, batch = 500): Promise<number> {
  let done = 0;
  let after: string | null = null;
  do {
    const rows: Row[] = await olderRows(db, table, { newest: seal.newest, after, batch });
    await db.transaction(async (tx) => {
      for (const row of rows) done += await resealRow(tx, table, seal, row);
    });
    after = rows.length === batch ? rows.at(-1)!.id : null;
  } while (after !== null);
  return done;
}

async function olderRows(
  db: DataSource,
  { name, id, record, columns }: SealedTable,
  from: { newest: number; after: string | null; batch: number },
): Promise<Row[]> {
  const older = columns.map((column) => `(${column} IS NOT NULL AND get_byte(${column}, 0) <> $1)`).join(' OR ');
  const found: unknown = await db.query(
    `SELECT ${id}::text AS id, ${record}::text AS record, ${columns.join(', ')} FROM ${name}
     WHERE (${older}) ${from.after === null ? '' : `AND ${id} > $3`} ORDER BY ${name}.${id} LIMIT $2`,
    from.after === null ? [from.newest, from.batch] : [from.newest, from.batch, from.after],
  );
  return rowsOf<Row>(found);
}

async function resealRow(tx: Queryable, table: SealedTable, seal: PersonSeal, row: Row): Promise<number> {
  const { name, id, columns, boundToColumn } = table;
  const bound = (column: string) => (boundToColumn ? column : undefined);
  const opened: Record<string, string | null> = {};
  const sealed: Record<string, unknown> = {};
  for (const column of columns) {
    const bytes = row[column];
    const text = bytes ? seal.open(bytes, row.record, bound(column)) : null;
    opened[column] = text;
    sealed[column] = text === null ? null : seal.seal(text, row.record, bound(column));
  }
  const changes = { ...sealed, ...table.also?.(opened) };
  const values: unknown[] = [row.id, ...Object.values(changes), ...columns.map((column) => row[column])];
  const set = Object.keys(changes).map((column, n) => `${column} = $${n + 2}`);
  const first = Object.keys(changes).length + 2;
  const unchanged = columns.map((column, n) => `${column} IS NOT DISTINCT FROM $${first + n}`);
  const written: unknown = await tx.query(
    `UPDATE ${name} SET ${set.join(', ')} WHERE ${id} = $1 AND ${unchanged.join(' AND ')} RETURNING 1`,
    values,
  );
  return rowsOf(written).length;
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { csvRows, type ImportFormat, type Row, type RowOutcome } from '#imports';
import { rowsOf } from '#messaging';
import { statementRow, xlsxStatementRows, type StatementRow } from './statement-rows.js';

/** A row stated again with other amounts replaces the former: carriers send corrected statements. */
const STORE = `
  INSERT INTO carrier_statement (carrier, month, number, day, postage, cod)
  SELECT DISTINCT ON (carrier, month, number) carrier, month, number, day, postage, cod
    FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::bigint[], $6::bigint[]) WITH ORDINALITY
      AS new (carrier, month, number, day, postage, cod, n) ORDER BY carrier, month, number, n DESC
  ON CONFLICT (carrier, month, number) DO UPDATE SET day = excluded.day, postage = excluded.postage, cod = excluded.cod
    WHERE (carrier_statement.day, carrier_statement.postage, carrier_statement.cod)
       IS DISTINCT FROM (excluded.day, excluded.postage, excluded.cod)
  RETURNING carrier || ' ' || month || ' ' || number AS key, (xmax <> 0) AS updated`;

const keyOf = ({ carrier, day, number }: StatementRow): string => `${carrier} ${day.slice(0, 7)} ${number}`;

async function applyStatement(batch: readonly Row[], tx: EntityManager): Promise<RowOutcome[]> {
  const read = batch.map(({ line, value }) => ({ line, found: statementRow(value as Record<string, unknown>) }));
  const rows = read.flatMap(({ found }) => (Array.isArray(found) ? [] : [found]));
  const stored = await tx.query<unknown>(STORE, [
    rows.map(({ carrier }) => carrier),
    rows.map(({ day }) => day.slice(0, 7)),
    rows.map(({ number }) => number),
    rows.map(({ day }) => day),
    rows.map(({ postage }) => postage),
    rows.map(({ cod }) => cod),
  ]);
  const changed = new Map(rowsOf<{ key: string; updated: boolean }>(stored).map(({ key, updated }) => [key, updated]));
  return read.map(({ line, found }) => {
    if (Array.isArray(found)) return { line, kind: 'rejected', errors: found };
    const updated = changed.get(keyOf(found));
    return { line, kind: updated === undefined ? 'unchanged' : updated ? 'updated' : 'accepted' };
  });
}

/** `statement-csv`: the carrier's statement of a month with a heading. */
@Injectable()
export class StatementCsv implements ImportFormat {
  readonly name = 'statement-csv';
  readonly contentTypes = ['text/csv'];

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return csvRows(source);
  }

  apply(batch: Row[], tx: EntityManager): Promise<RowOutcome[]> {
    return applyStatement(batch, tx);
  }
}

/** `statement-xlsx`: the same as a workbook. */
@Injectable()
export class StatementXlsx implements ImportFormat {
  readonly name = 'statement-xlsx';
  readonly contentTypes = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return xlsxStatementRows(source);
  }

  apply(batch: Row[], tx: EntityManager): Promise<RowOutcome[]> {
    return applyStatement(batch, tx);
  }
}

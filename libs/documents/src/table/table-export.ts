/** One cell. Days are `YYYY-MM-DD`, instants RFC 3339 text; both stay what they are in JSON Lines. */
export type Cell = string | number | boolean | null;

export interface TableColumn {
  /** The name in JSON Lines. */
  key: string;
  /** The heading in XLSX and CSV. */
  heading: string;
  kind: 'text' | 'number' | 'day' | 'instant';
  /** Characters, XLSX only. */
  width?: number;
}

/** A table of any length: rows come one by one, nothing is kept. */
export interface TableExport {
  /** Name of the sheet. */
  name: string;
  columns: readonly TableColumn[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

export type TableFormat = 'xlsx' | 'csv' | 'jsonl';

export const TABLE_TYPES: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
};

const VIETNAM = 7 * 3_600_000;

/** An instant as Vietnamese read it in a table, without zone: `2018-08-13 08:05:00`. */
export function vietnamTime(instant: string): string {
  return new Date(Date.parse(instant) + VIETNAM).toISOString().slice(0, 19).replace('T', ' ');
}

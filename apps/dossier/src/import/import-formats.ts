import { rowError } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { csvRows, jsonLines, type ImportAbout, type ImportFormat, type Row, type RowOutcome } from '#imports';
import { ImportService } from './import.service.js';

/** `chiso-jsonl`: one dossier a line (API.md). */
@Injectable()
export class JsonLinesFormat implements ImportFormat {
  readonly name = 'chiso-jsonl';
  readonly contentTypes = ['application/x-ndjson', 'application/jsonl', 'application/json-lines'];

  constructor(private readonly imports: ImportService) {}

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return jsonLines(source);
  }

  apply(batch: Row[], tx: EntityManager, about: ImportAbout): Promise<RowOutcome[]> {
    return this.imports.apply(batch, tx, about);
  }
}

/** `chiso-csv`: the same fields by name, `term.length` and `term.unit` apart, lists as JSON in their cell. */
@Injectable()
export class CsvFormat implements ImportFormat {
  readonly name = 'chiso-csv';
  readonly contentTypes = ['text/csv'];

  constructor(private readonly imports: ImportService) {}

  async *rows(source: AsyncIterable<Buffer>): AsyncGenerator<Row> {
    for await (const row of csvRows(source)) yield row.error ? row : fromCells(row);
  }

  apply(batch: Row[], tx: EntityManager, about: ImportAbout): Promise<RowOutcome[]> {
    return this.imports.apply(batch, tx, about);
  }
}

const FLAGS: ReadonlySet<string> = new Set(['linked']);
const NUMBERS: ReadonlySet<string> = new Set(['onlineLevel', 'status', 'term.length']);
const LISTS: ReadonlySet<string> = new Set(['supplements', 'steps', 'apology', 'postalNumbers', 'visits', 'vote']);

function fromCells(row: Row): Row {
  const dossier: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(row.value as Record<string, string | null>)) {
    if (cell === null) continue;
    const value =
      LISTS.has(name) || FLAGS.has(name)
        ? listOf(cell)
        : NUMBERS.has(name) && /^\d+(\.\d+)?$/.test(cell)
          ? Number(cell)
          : cell;
    if (value === undefined) return { line: row.line, error: rowError('imports.row-csv', { why: 'JSON' }, name) };
    const [part, field] = name.split('.');
    if (field) dossier[part!] = { ...(dossier[part!] as object | undefined), [field]: value };
    else dossier[name] = value;
  }
  return { ...row, value: dossier };
}

function listOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}

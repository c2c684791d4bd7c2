import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowError, Problem } from '#contracts';
import { isTransient } from '#messaging';
import type { ImportAbout, ImportFormat, Row, RowOutcome } from './format.js';

const logger = new Logger('import');

/** Outcomes of a batch in line order: unreadable rows are rejected here; when the batch fails, its rows are tried one by one. */
export async function applyRows(
  batch: Row[],
  format: ImportFormat,
  tx: EntityManager,
  about: ImportAbout,
): Promise<RowOutcome[]> {
  const unreadable = batch.flatMap(({ line, error }) => (error ? [rejected(line, [error])] : []));
  const readable = batch.filter(({ error }) => !error);
  const outcomes = readable.length > 0 ? await inParts(readable, format, tx, about) : [];
  return [...unreadable, ...outcomes].sort((a, b) => a.line - b.line);
}

async function inParts(
  rows: Row[],
  format: ImportFormat,
  tx: EntityManager,
  about: ImportAbout,
): Promise<RowOutcome[]> {
  try {
    return await undoable(tx, about.dryRun, () => format.apply(rows, tx, about));
  } catch (error) {
    if (isTransient(error)) throw error;
    if (rows.length === 1) return [failedRow(rows[0]!.line, error)];
  }
  const outcomes: RowOutcome[] = [];
  for (const row of rows) outcomes.push(...(await inParts([row], format, tx, about)));
  return outcomes;
}

/** A savepoint: what fails, and what is only tried, leaves nothing behind. */
async function undoable<T>(tx: EntityManager, undo: boolean, work: () => Promise<T>): Promise<T> {
  await tx.query('SAVEPOINT rows');
  try {
    const done = await work();
    await tx.query(undo ? 'ROLLBACK TO SAVEPOINT rows' : 'RELEASE SAVEPOINT rows');
    return done;
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT rows').catch(() => undefined);
    throw error;
  }
}

function failedRow(line: number, error: unknown): RowOutcome {
  if (!(error instanceof Problem)) {
    logger.error(`row ${line} failed`, (error as Error).stack);
    return rejected(line, [rowError('imports.row-defect')]);
  }
  return rejected(line, error.errors.length > 0 ? error.errors : [rowError(error.code, error.facts)]);
}

const rejected = (line: number, errors: RowOutcome['errors']): RowOutcome => ({ line, kind: 'rejected', errors });

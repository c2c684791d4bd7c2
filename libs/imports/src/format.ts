import type { EntityManager } from 'typeorm';
import type { Actor, FieldError } from '#contracts';

/** One row of a file. `line` counts from 1; a row that can't be read has `error` in place of `value`. */
export interface Row {
  readonly line: number;
  readonly value?: unknown;
  readonly error?: FieldError;
  /** Bytes it takes in memory, so that a batch stays small; 1,000 when unknown. */
  readonly bytes?: number;
}

export interface RowOutcome {
  readonly line: number;
  readonly kind: 'accepted' | 'updated' | 'unchanged' | 'rejected';
  /** Why it is rejected. */
  readonly errors?: readonly FieldError[];
  /** Position of the event it announced. */
  readonly position?: number;
}

export interface ImportAbout {
  readonly importId: string;
  /** The effects are rolled back afterwards; a format need not look at it. */
  readonly dryRun: boolean;
  readonly by: Actor;
}

/**
 * What a service can take in. `rows` reads the content in constant memory and may throw a `Problem` when the whole
 * file is unusable. `apply` does a batch of readable rows in the given transaction, one outcome a row; when it throws,
 * the batch is rolled back and its rows are tried one by one.
 */
export interface ImportFormat {
  readonly name: string;
  readonly contentTypes: readonly string[];
  /** Rows a transaction; 500 by default. */
  readonly batch?: number;
  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row>;
  apply(batch: Row[], tx: EntityManager, about: ImportAbout): Promise<RowOutcome[]>;
}

export const IMPORT_FORMATS = Symbol('IMPORT_FORMATS');

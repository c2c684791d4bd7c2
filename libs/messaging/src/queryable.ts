import type { DataSource } from 'typeorm';
import type { Pool } from 'pg';

/** Whatever runs SQL with `$1` parameters: EntityManager, DataSource, pg client or pool. */
export interface Queryable {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/** The rows of an answer, whether it comes from pg (`{rows}`) or from TypeORM (rows, or `[rows, count]` of UPDATE and DELETE). */
export function rowsOf<T>(result: unknown): T[] {
  if (Array.isArray(result)) {
    const [first, second] = result as unknown[];
    return Array.isArray(first) && typeof second === 'number' ? (first as T[]) : (result as T[]);
  }
  return (result as { rows: T[] }).rows;
}

/** The pg pool below a DataSource: for hot statements that want a prepared plan. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

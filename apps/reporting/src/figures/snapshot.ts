import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { poolOf, type Queryable } from '#messaging';

const names = new Map<string, string>();

/** Statements are prepared under a name made of their text: indicators ask the same few again and again. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

/** Compiling takes longer than running: no statement here computes much for each row. */
const JIT_OFF = 'jit = off';
/** A live figure reads some thousand rows by their keys, always: planning it anew or starting workers takes longer. */
export const BY_KEY: readonly string[] = [
  JIT_OFF,
  'max_parallel_workers_per_gather = 0',
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
];
const begin = (settings: readonly string[]): string =>
  ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', ...settings.map((one) => `SET LOCAL ${one}`)].join('; ');
const BEGIN_LIGHT = begin(BY_KEY);
const BEGIN_HEAVY = begin([JIT_OFF]);

/** Reads of one REPEATABLE READ transaction: cells, facts and positions belong together. */
export class Snapshot implements Queryable {
  constructor(private readonly client: PoolClient) {}

  async query(text: string, values: unknown[] = []): Promise<unknown> {
    return this.client.query({ name: nameOf(text), text, values });
  }

  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return ((await this.query(text, values)) as { rows: T[] }).rows;
  }
}

@Injectable()
export class Snapshots {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  /** `heavy` reads go over facts and are planned for their sizes. */
  async read<R>(work: (snapshot: Snapshot) => Promise<R>, heavy = false): Promise<R> {
    const client = await poolOf(this.db).connect();
    let failure: unknown;
    try {
      await client.query(heavy ? BEGIN_HEAVY : BEGIN_LIGHT);
      const result = await work(new Snapshot(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      failure = error;
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      // A connection whose transaction broke by a lost server must not go back into the pool.
      client.release((failure as { code?: string } | undefined)?.code?.startsWith('08') === true);
    }
  }
}

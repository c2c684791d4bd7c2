import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from '#messaging';
import { FLOW_COLUMNS, PROCEDURE_COLUMNS } from '../cells/columns.js';
import type { Bucket } from '../figures/cover.rules.js';
import { BY_KEY } from '../figures/snapshot.js';
import { LANES } from '../lanes.js';
import type { Kept } from './cell-answers.rules.js';
import { CHANGED, changedParameters, putIn, type Changed } from './changed-cells.queries.js';
import { KeptBuckets, keyOf, Numbers, type KeptBucket } from './kept-cells.js';
import { STATE } from './state.queries.js';
import { generationOf, type State } from './state.js';

/** The state of the projection and what changed in the asked cells, of one snapshot: one statement, one way there and back. */
const STATE_AND_CHANGED = {
  name: 'state-and-changed-cells',
  text: `SELECT * FROM (${STATE}) state, (${CHANGED}) changed`,
};

interface Wanted {
  readonly flowBuckets: readonly Bucket[];
  readonly procedureBuckets: readonly Bucket[];
}

/**
 * Cells of dossiers as they stand now. Buckets once read are kept; each time only the cells of agencies changed since are read again, in
 * the very statement that reads the positions, so that both belong together whoever wrote them, in this process or another.
 */
@Injectable()
export class CellReader implements OnModuleDestroy {
  private readonly agencies = new Numbers();
  private readonly flows = new KeptBuckets(FLOW_COLUMNS, this.agencies, LANES);
  private readonly procedures = new KeptBuckets(PROCEDURE_COLUMNS, this.agencies, LANES);
  /** One connection: answers come in the order of their snapshots. */
  private readonly pool: pg.Pool;

  constructor(@Inject(DataSource) db: DataSource) {
    const options = BY_KEY.map((setting) => `-c ${setting.replaceAll(' ', '')}`).join(' ');
    this.pool = new pg.Pool({ ...poolOf(db).options, max: 1, options });
    this.pool.on('error', () => undefined); // a lost idle connection is replaced by the next question
  }

  /** `work` gets what belongs together, and must not wait for anything. Undefined: somebody read a newer state meanwhile. */
  async read<R>(wanted: Wanted, work: (state: State, kept: Kept) => R): Promise<R | undefined> {
    const flows = wanted.flowBuckets.map((bucket) => this.flows.of(bucket));
    const procedures = wanted.procedureBuckets.map((bucket) => this.procedures.of(bucket));
    const values = changedParameters({ flows, procedures });
    const { rows } = await this.pool.query<State & Changed>({ ...STATE_AND_CHANGED, values });
    const found = rows[0]!;
    const generations = Array.from({ length: LANES }, (_, lane) => generationOf(found, 'dossier', lane));
    const isOlder = ({ known }: KeptBucket) => known.some((generation, lane) => generation > generations[lane]!);
    if ([...flows, ...procedures].some(isOlder)) return undefined;
    putIn(this.flows, flows, { text: found.flows, changed: found.changed }, generations);
    putIn(this.procedures, procedures, { text: found.procedures, changed: found.changed }, generations);
    this.flows.trim(new Set(flows));
    this.procedures.trim(new Set(procedures));
    return work(found, {
      flows: byKey(flows),
      procedures: byKey(procedures),
      channelsAndLevels: this.flows.groups.names,
      procedureCount: this.procedures.groups.names.length,
    });
  }

  /** The number under which an agency's cells are kept. */
  numberOf(agency: string): number {
    return this.agencies.of(agency);
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}

const byKey = (buckets: readonly KeptBucket[]): Map<string, KeptBucket> =>
  new Map(buckets.map((bucket) => [keyOf(bucket), bucket]));

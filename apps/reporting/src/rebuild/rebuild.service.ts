import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { allEvents, platformRequests, Problem, upcast, type Envelope, type Recorded } from '#contracts';
import {
  dossierEvents,
  type DossierAct,
  type ProjectionTable,
  type RebuildProgress,
  type ServiceName,
} from '#contracts';
import { Bus, poolOf } from '#messaging';
import { projectCatalogue } from '../facts/catalogue-facts.service.js';
import { projectLanes } from '../facts/dossier-facts.service.js';
import { rememberInstants } from '../facts/log-instants.service.js';
import { CONSUMER } from '../figures/positions.js';
import { projectKinds } from '../kinds/kind-facts.service.js';
import { PRODUCERS } from '../kinds/kinds.js';
import { PROJECTED } from './projected.js';
import { compareTables } from './rebuild.queries.js';

const PAGE = 2_000;
const IDLE: RebuildProgress = { state: 'idle', read: {}, target: {}, equal: null, tables: [], error: null };
const FOLDED: ReadonlySet<string> = new Set(dossierEvents.map(({ type }) => type));
const KNOWN: ReadonlySet<string> = new Set(allEvents().map(({ type }) => type));

/** Builds the projection anew beside the live one, from the producers' logs, and compares the two row by row. */
@Injectable()
export class RebuildService {
  private readonly logger = new Logger('rebuild');
  private progress: RebuildProgress = IDLE;
  private running?: Promise<RebuildProgress>;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Bus) private readonly bus: Bus,
  ) {}

  /** Starts one and answers at once. */
  start(): RebuildProgress {
    if (this.running) throw new Problem('conflict', 'rebuild.running');
    void this.run();
    return this.progress;
  }

  /** Runs one, or waits for the one that runs. */
  async run(): Promise<RebuildProgress> {
    this.running ??= this.work().finally(() => (this.running = undefined));
    return this.running;
  }

  state(): RebuildProgress {
    return this.progress;
  }

  private async work(): Promise<RebuildProgress> {
    this.progress = { ...IDLE, state: 'reading' };
    const clients: PoolClient[] = [];
    try {
      for (let n = 0; n < 2; n++) clients.push(await poolOf(this.db).connect());
      const tables = await this.rebuild(clients[0]!, clients[1]!);
      const equal = tables.every(({ different }) => different === 0);
      this.progress = { ...this.progress, state: 'done', equal, tables };
    } catch (error) {
      this.logger.error(error instanceof Error ? error.stack : String(error));
      this.progress = { ...this.progress, state: 'failed', error: (error as Error).message };
    } finally {
      for (const client of clients) await restored(client);
    }
    return this.progress;
  }

  private async rebuild(rebuilt: PoolClient, live: PoolClient): Promise<ProjectionTable[]> {
    await rebuilt.query('SET search_path = rebuild, public');
    await rebuilt.query(`TRUNCATE ${PROJECTED.map((table) => `rebuild.${table}`).join(', ')}`);
    await this.readUpTo(rebuilt, await positionsSeen(live));
    // Whatever was applied meanwhile is read too, up to exactly the positions of the snapshot that is compared.
    await live.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await this.readUpTo(rebuilt, await positionsSeen(live));
    this.progress = { ...this.progress, state: 'comparing' };
    for (const table of PROJECTED) await rebuilt.query(`ANALYZE rebuild.${table}`).catch(() => undefined);
    return compareTables({ live, rebuilt });
  }

  private async readUpTo(client: PoolClient, target: Readonly<Partial<Record<ServiceName, number>>>): Promise<void> {
    this.progress = { ...this.progress, target };
    for (const producer of PRODUCERS) {
      for (let seq = this.progress.read[producer] ?? 0; seq < (target[producer] ?? 0);) {
        const events = await this.page(producer, seq, Math.min(PAGE, target[producer]! - seq));
        if (events.length === 0) throw new Error(`${producer} ends at ${seq}, before ${target[producer]}`);
        await apply(client, producer, events);
        seq = events.at(-1)!.seq;
        this.progress = { ...this.progress, read: { ...this.progress.read, [producer]: seq } };
      }
    }
  }

  private async page(producer: ServiceName, after: number, limit: number): Promise<Recorded[]> {
    const { value } = await this.bus.ask(platformRequests[producer].readEvents, { after, limit });
    return value.events.slice(0, limit).map(([seq, recordedAt, previousHash, hash, text]) => ({
      ...{ logId: value.logId, seq, recordedAt, previousHash, hash },
      event: upcast(JSON.parse(text) as Envelope),
    }));
  }
}

async function positionsSeen(client: PoolClient): Promise<Readonly<Partial<Record<ServiceName, number>>>> {
  const { rows } = await client.query<{ producer: ServiceName; least: number; most: number }>(
    `SELECT producer, min(seq)::float8 AS least, max(seq)::float8 AS most FROM checkpoint
      WHERE consumer = '${CONSUMER}' AND producer = ANY($1::text[]) GROUP BY producer`,
    [`{${PRODUCERS.join(',')}}`],
  );
  const uneven = rows.find(({ least, most }) => least !== most);
  if (uneven) throw new Error(`lanes of ${uneven.producer} stand at different positions: try when they are equal`);
  return Object.fromEntries(rows.map(({ producer, least }) => [producer, least]));
}

/** As the live consumer does; an event that is parked there fails here too and stays out of both. */
async function apply(client: PoolClient, producer: ServiceName, events: Recorded[]): Promise<void> {
  const parked = await parkedOf(client, producer, events);
  const free = events.filter(({ seq, event }) => !parked.has(seq) && KNOWN.has(event.type));
  if (free.length === 0) return;
  await client.query('BEGIN');
  await rememberInstants(client, producer, free);
  const acts = free.filter(({ event }) => FOLDED.has(event.type)) as Recorded<DossierAct>[];
  if (producer === 'catalogue') await projectCatalogue(free, client);
  await projectLanes(acts, client);
  await projectKinds(producer, free, client);
  await client.query('COMMIT');
}

async function parkedOf(client: PoolClient, producer: ServiceName, events: readonly Recorded[]): Promise<Set<number>> {
  const { rows } = await client.query<{ seq: number }>(
    `SELECT seq::float8 AS seq FROM parked_event WHERE consumer = '${CONSUMER}' AND producer = $1 AND seq BETWEEN $2 AND $3`,
    [producer, events[0]!.seq, events.at(-1)!.seq],
  );
  return new Set(rows.map(({ seq }) => seq));
}

async function restored(client: PoolClient): Promise<void> {
  await client.query('ROLLBACK').catch(() => undefined);
  await client.query('RESET search_path').catch(() => undefined);
  client.release();
}

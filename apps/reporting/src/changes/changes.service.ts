import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHANGES_SUBJECT, type ChangesNotice, type ServiceName } from '#contracts';
import { Broker } from '#messaging';
import type { CellDeltas } from '../cells/cell-deltas.js';
import type { Grain } from '../cells/columns.js';
import { positionsOf } from '../figures/positions.js';

const EVERY_MS = 1_000;
/** Beyond this many agencies or periods "all" is said: a notice stays small. */
const MOST = 200;

/** A cell that moved. */
interface Moved {
  readonly agencyId: string;
  readonly grain: Grain;
  readonly bucket: string;
}

/** Says on core NATS what may have changed: after the commit, at most once a second, and again after what was missed. */
@Injectable()
export class ChangesService implements OnApplicationShutdown {
  private readonly agencies = new Set<string>();
  private readonly periods = new Set<string>();
  private readonly seqs = new Map<string, number>();
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Broker) private readonly broker: Broker,
  ) {}

  /** `seq` is the last event behind the movements; they are told once its checkpoint is seen committed. */
  note(deltas: CellDeltas, seq: number): void {
    const moved = deltas.flows.map(({ group, grain, bucket }) => ({ agencyId: group.agencyId, grain, bucket }));
    this.noteMeasures('dossier', moved, seq);
  }

  /** The same of another producer's cells. */
  noteMeasures(producer: ServiceName, moved: readonly Moved[], seq: number): void {
    this.seqs.set(producer, Math.max(this.seqs.get(producer) ?? 0, seq));
    for (const { agencyId, grain, bucket } of moved) {
      this.agencies.add(agencyId);
      if (grain !== 'day') this.periods.add(bucket.slice(0, grain === 'year' ? 4 : 7));
    }
    this.schedule();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private schedule(): void {
    if (this.agencies.size > 0) this.timer ??= setTimeout(() => void this.tell(), EVERY_MS).unref();
  }

  private async tell(): Promise<void> {
    this.timer = undefined;
    const positions = await positionsOf(this.db).catch(() => undefined);
    const isSeen = positions && [...this.seqs].every(([producer, seq]) => (positions[producer] ?? 0) >= seq);
    if (isSeen && this.broker.connected) await this.publish(positions);
    this.schedule();
  }

  private async publish(positions: Record<string, number>): Promise<void> {
    const told = (names: Set<string>) => (names.size > MOST ? [] : [...names].sort());
    const notice: ChangesNotice = {
      indicators: [],
      agencies: told(this.agencies),
      periods: told(this.periods),
      positions,
    };
    this.agencies.clear();
    this.periods.clear();
    const connection = await this.broker.connection();
    if (!connection.isClosed()) connection.publish(CHANGES_SUBJECT, JSON.stringify(notice));
  }
}

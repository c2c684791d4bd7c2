import { Inject, Injectable } from '@nestjs/common';
import { isInstant, Problem, type AsOf, type ServiceName } from '#contracts';
import { vietnamDay } from '#calendar';
import { CLOCK, type Clock } from '#service';
import { plainArray } from '../facts/array-literal.js';
import { PRODUCERS } from '../kinds/kinds.js';
import { STATE } from '../live/state.queries.js';
import type { State } from '../live/state.js';
import { positionsOfToken, seqOf, type Positions } from './as-of-token.js';
import { momentOf, newestPositions, OTHERS } from './newest.rules.js';
import { Snapshots, type Snapshot } from './snapshot.js';
import { Watermarks } from './watermarks.service.js';

/** Positions to answer from, and whether they are the newest ones. */
export interface Moment {
  readonly positions: Positions;
  readonly live: boolean;
  readonly firstYear: string;
  readonly asOf: AsOf;
  /** What the newest catalogue here is known by. */
  readonly catalogue: { readonly seq: number; readonly generation: number };
}

const SEQS_AT = `SELECT p.producer, l.seq::float8 AS seq FROM unnest('{${PRODUCERS.join(',')}}'::text[]) AS p(producer)
  CROSS JOIN LATERAL (SELECT seq FROM log_instant WHERE producer = p.producer AND recorded_at <= $1 ORDER BY recorded_at DESC LIMIT 1) l`;
const LAST_INSTANT = `SELECT max(l.recorded_at) AS at FROM unnest('{${PRODUCERS.join(',')}}'::text[], $1::bigint[]) AS p(producer, seq)
  CROSS JOIN LATERAL (SELECT recorded_at FROM log_instant WHERE producer = p.producer AND seq <= p.seq ORDER BY seq DESC LIMIT 1) l`;
/** A head comes each second: an instant just past is waited for. */
const PATIENCE_MS = 4_000;
const STEP_MS = 200;

@Injectable()
export class Moments {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Watermarks) private readonly watermarks: Watermarks,
    @Inject(Snapshots) private readonly snapshots: Snapshots,
  ) {}

  /** Reads in one snapshot, at the newest positions or at those `asOf` names. */
  async read<R>(
    { asOf, overFacts = false }: { asOf?: string | null; overFacts?: boolean },
    work: (snapshot: Snapshot, moment: Moment) => Promise<R>,
  ): Promise<R> {
    if (asOf) await this.awaitSettled(asOf);
    const heavy = overFacts || Boolean(asOf);
    return this.snapshots.read(async (snapshot) => work(snapshot, await this.moment(snapshot, asOf ?? null)), heavy);
  }

  private async moment(snapshot: Snapshot, asOf: string | null): Promise<Moment> {
    const [state] = (await snapshot.rows<State>(STATE)) as [State];
    if (!asOf) return momentOf(state, newestPositions(state, this.clock.now()), { live: true, at: state.at });
    const positions = await this.positionsAt(snapshot, asOf, state);
    const seqs = PRODUCERS.map((producer) =>
      producer === 'dossier' ? Math.max(...positions.dossier) : seqOf(positions, producer),
    );
    const [last] = await snapshot.rows<{ at: Date | null }>(LAST_INSTANT, [plainArray(seqs)]);
    return momentOf(state, positions, { live: false, at: last?.at ?? null });
  }

  private async positionsAt(snapshot: Snapshot, asOf: string, state: State): Promise<Positions> {
    const token = positionsOfToken(asOf);
    if (token) return this.reached(asOf, token, state);
    const at = new Date(asOf);
    if (!this.isSettled(at, state)) throw notYet(asOf);
    const found = await snapshot.rows<{ producer: ServiceName; seq: number }>(SEQS_AT, [at.toISOString()]);
    const seqAt = (producer: ServiceName) => found.find((one) => one.producer === producer)?.seq ?? 0;
    const lanes = state.checkpoints?.filter(([producer]) => producer === 'dossier').length || 1;
    return {
      on: vietnamDay(at),
      at: at.getTime(),
      catalogue: seqAt('catalogue'),
      dossier: new Array<number>(lanes).fill(seqAt('dossier')),
      others: Object.fromEntries(OTHERS.map((producer) => [producer, seqAt(producer)])),
    };
  }

  /** Positions of another life of a log, or not applied yet, say nothing. */
  private reached(asOf: string, token: Positions, state: State): Positions {
    const newest = newestPositions(state, this.clock.now());
    if (token.dossier.length !== newest.dossier.length) throw new Problem('invalid', 'asof.invalid');
    const ahead =
      token.dossier.some((seq, lane) => seq > newest.dossier[lane]!) ||
      PRODUCERS.some((producer) => producer !== 'dossier' && seqOf(token, producer) > seqOf(newest, producer));
    if (ahead || token.on > newest.on) throw notYet(asOf);
    return token;
  }

  private isSettled(at: Date, { checkpoints }: State): boolean {
    if (at > this.clock.now()) return false;
    return PRODUCERS.every((producer) => {
      const its = (checkpoints ?? []).filter(([name]) => name === producer);
      const [, , seq, recordedAt] = its.reduce((a, b) => (b[2] < a[2] ? b : a), its[0] ?? [producer, 0, 0, 0]);
      return this.watermarks.settles(producer, at.getTime(), seq, recordedAt);
    });
  }

  private async awaitSettled(asOf: string): Promise<void> {
    if (positionsOfToken(asOf)) return;
    if (!isInstant(asOf)) throw new Problem('invalid', 'asof.invalid');
    const at = new Date(asOf);
    if (at > this.clock.now()) throw notYet(asOf);
    for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
      const settled = await this.snapshots.read(async (snapshot) =>
        this.isSettled(at, (await snapshot.rows<State>(STATE))[0]!),
      );
      if (settled) return;
      await new Promise((done) => setTimeout(done, STEP_MS));
    }
    throw notYet(asOf);
  }
}

const notYet = (asOf: string): Problem => new Problem('conflict', 'asof.not-yet-settled', { asOf });

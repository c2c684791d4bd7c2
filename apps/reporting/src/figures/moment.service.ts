import { Inject, Injectable } from '@nestjs/common';
import { isInstant, Problem, type AsOf, type ServiceName } from '#contracts';
import { vietnamDay } from '#calendar';
import { CLOCK, type Clock } from '#service';
import { plainArray } from '../facts/array-literal.js';
import { PRODUCERS } from '../kinds/kinds.js';
import { positionsOfToken, seqOf, tokenOf, type Positions } from './as-of-token.js';
import { CONSUMER } from './positions.js';
import { Snapshots, type Snapshot } from './snapshot.js';
import { Watermarks } from './watermarks.service.js';

const OTHERS = PRODUCERS.filter((producer) => producer !== 'dossier' && producer !== 'catalogue');

/** Positions to answer from, and whether they are the newest ones. */
export interface Moment {
  readonly positions: Positions;
  readonly live: boolean;
  readonly firstYear: string;
  readonly asOf: AsOf;
}

interface Checkpoint {
  producer: ServiceName;
  seq: number;
  recordedAt: number;
}

const CHECKPOINTS = `
  SELECT producer, seq::float8 AS seq, coalesce(extract(epoch FROM recorded_at) * 1000, 0)::float8 AS "recordedAt"
    FROM checkpoint WHERE consumer = '${CONSUMER}' AND producer = ANY('{${PRODUCERS.join(',')}}'::text[]) ORDER BY producer, lane`;
const FIRST_YEAR = `SELECT least(
  (SELECT min(bucket) FROM flow_cell WHERE grain = 'year'), (SELECT min(bucket) FROM measure_cell WHERE grain = 'year'))::text AS first`;
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
    const checkpoints = await snapshot.rows<Checkpoint>(CHECKPOINTS);
    const positions = asOf ? await this.positionsAt(snapshot, asOf, checkpoints) : this.newest(checkpoints);
    const [first] = await snapshot.rows<{ first: string | null }>(FIRST_YEAR);
    const seqs = PRODUCERS.map((producer) =>
      producer === 'dossier' ? Math.max(...positions.dossier) : seqOf(positions, producer),
    );
    const [last] = await snapshot.rows<{ at: Date | null }>(LAST_INSTANT, [plainArray(seqs)]);
    const told = Object.fromEntries(PRODUCERS.map((producer) => [producer, seqOf(positions, producer)]));
    return {
      positions,
      live: asOf === null,
      firstYear: first?.first ?? `${positions.on.slice(0, 4)}-01-01`,
      asOf: { token: tokenOf(positions), recordedAt: last?.at?.toISOString() ?? null, positions: told },
    };
  }

  private newest(checkpoints: readonly Checkpoint[]): Positions {
    const seqs = (producer: ServiceName) =>
      checkpoints.filter((one) => one.producer === producer).map(({ seq }) => seq);
    const dossier = seqs('dossier');
    const now = this.clock.now();
    return {
      on: vietnamDay(now),
      at: now.getTime(),
      catalogue: seqs('catalogue')[0] ?? 0,
      dossier: dossier.length > 0 ? dossier : [0],
      others: Object.fromEntries(OTHERS.map((producer) => [producer, seqs(producer)[0] ?? 0])),
    };
  }

  private async positionsAt(snapshot: Snapshot, asOf: string, checkpoints: readonly Checkpoint[]): Promise<Positions> {
    const token = positionsOfToken(asOf);
    if (token) return this.reached(asOf, token, checkpoints);
    const at = new Date(asOf);
    if (!this.isSettled(at, checkpoints)) throw notYet(asOf);
    const found = await snapshot.rows<{ producer: ServiceName; seq: number }>(SEQS_AT, [at.toISOString()]);
    const seqAt = (producer: ServiceName) => found.find((one) => one.producer === producer)?.seq ?? 0;
    const lanes = checkpoints.filter(({ producer }) => producer === 'dossier').length || 1;
    return {
      on: vietnamDay(at),
      at: at.getTime(),
      catalogue: seqAt('catalogue'),
      dossier: new Array<number>(lanes).fill(seqAt('dossier')),
      others: Object.fromEntries(OTHERS.map((producer) => [producer, seqAt(producer)])),
    };
  }

  /** Positions of another life of a log, or not applied yet, say nothing. */
  private reached(asOf: string, token: Positions, checkpoints: readonly Checkpoint[]): Positions {
    const newest = this.newest(checkpoints);
    if (token.dossier.length !== newest.dossier.length) throw new Problem('invalid', 'asof.invalid');
    const ahead =
      token.dossier.some((seq, lane) => seq > newest.dossier[lane]!) ||
      PRODUCERS.some((producer) => producer !== 'dossier' && seqOf(token, producer) > seqOf(newest, producer));
    if (ahead || token.on > newest.on) throw notYet(asOf);
    return token;
  }

  private isSettled(at: Date, checkpoints: readonly Checkpoint[]): boolean {
    if (at > this.clock.now()) return false;
    return PRODUCERS.every((producer) => {
      const its = checkpoints.filter((one) => one.producer === producer);
      const least = its.reduce((a, b) => (b.seq < a.seq ? b : a), its[0] ?? { producer, seq: 0, recordedAt: 0 });
      return this.watermarks.settles(producer, at.getTime(), least.seq, least.recordedAt);
    });
  }

  private async awaitSettled(asOf: string): Promise<void> {
    if (positionsOfToken(asOf)) return;
    if (!isInstant(asOf)) throw new Problem('invalid', 'asof.invalid');
    const at = new Date(asOf);
    if (at > this.clock.now()) throw notYet(asOf);
    for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
      const settled = await this.snapshots.read(async (snapshot) =>
        this.isSettled(at, await snapshot.rows<Checkpoint>(CHECKPOINTS)),
      );
      if (settled) return;
      await new Promise((done) => setTimeout(done, STEP_MS));
    }
    throw notYet(asOf);
  }
}

const notYet = (asOf: string): Problem => new Problem('conflict', 'asof.not-yet-settled', { asOf });

import { Inject, Injectable } from '@nestjs/common';
import { isInstant, Problem, type AsOf } from '#contracts';
import { vietnamDay } from '#calendar';
import { CLOCK, type Clock } from '#service';
import { positionsOfToken, tokenOf, type Positions } from './as-of-token.js';
import { CONSUMER } from './positions.js';
import { Snapshots, type Snapshot } from './snapshot.js';
import { Watermarks } from './watermarks.service.js';

const PRODUCERS = ['dossier', 'catalogue'] as const;
type Producer = (typeof PRODUCERS)[number];

/** Positions to answer from, and whether they are the newest ones. */
export interface Moment {
  readonly positions: Positions;
  readonly live: boolean;
  readonly firstYear: string;
  readonly asOf: AsOf;
}

interface Checkpoint {
  producer: Producer;
  seq: number;
  recordedAt: number;
}

const CHECKPOINTS = `
  SELECT producer, seq::float8 AS seq, coalesce(extract(epoch FROM recorded_at) * 1000, 0)::float8 AS "recordedAt"
    FROM checkpoint WHERE consumer = '${CONSUMER}' AND producer IN ('dossier', 'catalogue') ORDER BY producer, lane`;
const FIRST_YEAR = `SELECT min(bucket)::text AS first FROM flow_cell WHERE grain = 'year'`;
const SEQ_AT = `SELECT seq::float8 AS seq FROM log_instant WHERE producer = $1 AND recorded_at <= $2 ORDER BY recorded_at DESC LIMIT 1`;
const INSTANT_OF = `SELECT recorded_at AS at FROM log_instant WHERE producer = $1 AND seq <= $2 ORDER BY seq DESC LIMIT 1`;
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
    const instants = await Promise.all(PRODUCERS.map((producer) => instantOf(snapshot, producer, positions)));
    const recordedAt = instants.reduce((latest, at) => (at > latest ? at : latest), '') || null;
    const told = { catalogue: positions.catalogue, dossier: Math.min(...positions.dossier) };
    return {
      positions,
      live: asOf === null,
      firstYear: first?.first ?? `${positions.on.slice(0, 4)}-01-01`,
      asOf: { token: tokenOf(positions), recordedAt, positions: told },
    };
  }

  private newest(checkpoints: readonly Checkpoint[]): Positions {
    const seqs = (producer: Producer) => checkpoints.filter((one) => one.producer === producer).map(({ seq }) => seq);
    const dossier = seqs('dossier');
    const on = vietnamDay(this.clock.now());
    return { on, catalogue: seqs('catalogue')[0] ?? 0, dossier: dossier.length > 0 ? dossier : [0] };
  }

  private async positionsAt(snapshot: Snapshot, asOf: string, checkpoints: readonly Checkpoint[]): Promise<Positions> {
    const token = positionsOfToken(asOf);
    if (token) return this.reached(asOf, token, checkpoints);
    const at = new Date(asOf);
    if (!this.isSettled(at, checkpoints)) throw notYet(asOf);
    const seqAt = async (producer: Producer) =>
      (await snapshot.rows<{ seq: number }>(SEQ_AT, [producer, at.toISOString()]))[0]?.seq ?? 0;
    const dossier = await seqAt('dossier');
    const lanes = checkpoints.filter(({ producer }) => producer === 'dossier').length || 1;
    return { on: vietnamDay(at), catalogue: await seqAt('catalogue'), dossier: new Array<number>(lanes).fill(dossier) };
  }

  /** Positions of another life of a log, or not applied yet, say nothing. */
  private reached(asOf: string, token: Positions, checkpoints: readonly Checkpoint[]): Positions {
    const newest = this.newest(checkpoints);
    if (token.dossier.length !== newest.dossier.length) throw new Problem('invalid', 'asof.invalid');
    const ahead = token.dossier.some((seq, lane) => seq > newest.dossier[lane]!);
    if (ahead || token.catalogue > newest.catalogue || token.on > newest.on) throw notYet(asOf);
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

async function instantOf(snapshot: Snapshot, producer: Producer, positions: Positions): Promise<string> {
  const seq = producer === 'dossier' ? Math.max(...positions.dossier) : positions.catalogue;
  const [found] = await snapshot.rows<{ at: Date }>(INSTANT_OF, [producer, seq]);
  return found?.at.toISOString() ?? '';
}

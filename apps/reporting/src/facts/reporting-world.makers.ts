import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { agencyRecorded, dossierReceived, platformRequests, systemActor, type Actor } from '#contracts';
import type { AgencyRecorded, DossierState, NewEvent, Recorded, RecordedRow, ServiceName } from '#contracts';
import { laneOf, type Queryable } from '#messaging';
import { FakeBus, recorded, TestClock, testService, type TestService } from '#testing';
import { LANES } from '../lanes.js';
import { PRODUCERS } from '../kinds/kinds.js';
import { reporting } from '../reporting.module.js';
import { LIFE_AGENCIES, lives, statesOf } from './dossier-lives.makers.js';

export const ROOT = '33333333-3333-4333-8333-333333333333';
const SYSTEM = systemActor('dossier');
export const LEADER: Actor = { issuer: 'test', subject: 'leader', role: 'province-leader', agency: '000.00.00.H10' };

interface Act {
  subject: string;
  state: DossierState;
}

/** Each event is recorded a second after the one before. */
export const instantOf = (position: number): string => new Date(Date.UTC(2019, 1, 1) + position * 1_000).toISOString();

/** Reporting on a real database, told the random lives of some dossiers of two departments; other services by FakeBus. */
export class ReportingWorld {
  seq = 0;
  /** Which lanes move when something is told. */
  lanes: readonly number[] = Array.from({ length: LANES }, (_, lane) => lane);
  readonly log: (Act & { seq: number })[] = [];
  readonly bus = new FakeBus();
  private readonly recorded = new Map<ServiceName, Recorded[]>(PRODUCERS.map((producer) => [producer, []]));
  private running?: TestService;

  static async start(): Promise<ReportingWorld> {
    const world = new ReportingWorld();
    world.running = await testService(reporting, { clock: new TestClock('2019-06-01T03:00:00Z'), bus: world.bus });
    for (const producer of PRODUCERS) {
      world.answerFor(producer);
      await world.checkpoint(producer, 0, '2019-05-01T00:00:00Z');
    }
    await world.agencies();
    return world;
  }

  get service(): TestService {
    return this.running!;
  }

  /** Acts on many dossiers, interleaved as they are in life. */
  async live(dossiers = 120): Promise<void> {
    await this.announce(this.actsOf(dossiers));
  }

  /** The same, batch after batch. */
  async *living(dossiers: number, batch = 7): AsyncIterable<void> {
    const acts = this.actsOf(dossiers);
    for (let at = 0; at < acts.length; at += batch) yield await this.announce(acts.slice(at, at + batch), batch);
  }

  private actsOf(dossiers: number): Act[] {
    const sample = fc.sample(lives(12), { numRuns: dossiers / 6, seed: 20180830 }).flat();
    const histories = sample.map((life) => ({ subject: randomUUID(), states: statesOf(life) }));
    const longest = Math.max(...histories.map(({ states }) => states.length));
    const acts = Array.from({ length: longest }, (_, index) =>
      histories.flatMap(({ subject, states }) => (states[index] ? [{ subject, state: states[index] }] : [])),
    );
    return acts.flat();
  }

  async announce(acts: readonly Act[], batch = 7): Promise<void> {
    for (let at = 0; at < acts.length; at += batch) {
      const some = acts.slice(at, at + batch);
      const events = some.map(({ subject, state }) =>
        dossierReceived.of(subject, { state }, SYSTEM, { time: new Date('2018-01-01T00:00:00Z') }),
      );
      some.forEach((act, index) => this.log.push({ seq: this.seq + index + 1, ...act }));
      await this.tellDossier(...events);
    }
  }

  /** Any events of the dossier service, a second apart. */
  async tellDossier(...events: NewEvent[]): Promise<void> {
    const numbered = recorded(events, { after: this.seq });
    const all = numbered.map((event) => ({ ...event, recordedAt: instantOf(event.seq) }));
    this.recorded.get('dossier')!.push(...all);
    this.seq += events.length;
    for (const lane of this.lanes) await this.applyLane(lane, all);
  }

  /** A lane applies its own events and moves over all, in one transaction. */
  private async applyLane(lane: number, all: readonly Recorded[]): Promise<void> {
    const its = all.filter(({ event }) => laneOf(event.subject, LANES) === lane);
    await this.service.deliver(its, (tx) => this.checkpoint('dossier', this.seq, instantOf(this.seq), { tx, lane }));
  }

  /** The last states announced up to a position. */
  statesAt(position: number): DossierState[] {
    const known = this.log.filter(({ seq }) => seq <= position);
    return [...new Map(known.map(({ subject, state }) => [subject, state])).values()];
  }

  async checkpoint(
    producer: string,
    seq: number,
    recordedAt: string,
    { tx, lane = 0 }: { tx?: Queryable; lane?: number } = {},
  ): Promise<void> {
    await (tx ?? this.service.dataSource).query(
      `INSERT INTO checkpoint (consumer, producer, lane, lanes, seq, recorded_at) VALUES ('reporting', $1, $4, $5, $2, $3)
       ON CONFLICT (consumer, producer, lane) DO UPDATE SET seq = excluded.seq, recorded_at = excluded.recorded_at`,
      [producer, seq, recordedAt, lane, producer === 'dossier' ? LANES : 1],
    );
  }

  private async agencies(): Promise<void> {
    const [first, second] = LIFE_AGENCIES as [string, string];
    const events = [
      agency(ROOT, '000.00.00.H10', null),
      agency(first, '000.00.15.H10', ROOT),
      agency(second, '000.00.16.H10', ROOT),
    ];
    await this.catalogue(events);
  }

  /** Events of the catalogue, all recorded at one instant. */
  async catalogue(events: readonly NewEvent[]): Promise<void> {
    await this.tell('catalogue', events);
  }

  /** Events of any producer but the dossiers', all recorded at one instant; the seq of the last. */
  async tell(producer: ServiceName, events: readonly NewEvent[], recordedAt = '2019-01-01T00:00:00.000Z') {
    const log = this.recorded.get(producer)!;
    await this.deliver(producer, recorded(events, { after: log.length, recordedAt }));
    await this.checkpoint(producer, log.length, '2019-05-01T00:00:00Z');
    return log.length;
  }

  private async deliver(producer: ServiceName, events: Recorded[]): Promise<void> {
    this.recorded.get(producer)!.push(...events);
    await this.service.deliver(events);
  }

  private answerFor(producer: ServiceName): void {
    this.bus.answers(platformRequests[producer].readEvents, ({ after, limit = 100 }) => {
      const log = this.recorded.get(producer)!;
      const rows = log.slice(after, after + limit);
      const events = rows.map(({ seq, recordedAt, previousHash, hash, event }): RecordedRow => {
        return [seq, recordedAt, previousHash, hash, JSON.stringify(event)];
      });
      return { logId: rows[0]?.logId ?? '-', head: log.length, hashOfAfter: null, events };
    });
    this.bus.answers(platformRequests[producer].seqOf, ({ position }) => ({ seq: position }));
  }
}

export const agency = (
  id: string,
  code: string,
  parentId: string | null,
  about: Partial<Pick<AgencyRecorded, 'kind' | 'level'>> = {},
): NewEvent =>
  agencyRecorded.of(
    id,
    {
      ...{ id, parentId, kind: parentId ? 'department' : 'province', level: 'province', name: { vi: code, en: null } },
      ...{ codes: [{ code, from: null, to: null }], from: null, to: null, mergedInto: null, demonstration: false },
      ...about,
    },
    SYSTEM,
    { time: new Date('2018-01-01T00:00:00Z') },
  );

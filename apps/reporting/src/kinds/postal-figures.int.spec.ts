import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import {
  getIndicator,
  listEvidence,
  offeringRecorded,
  procedureRecorded,
  systemActor,
  verifyProjection,
} from '#contracts';
import type { EvidenceItem, EvidencePage, IndicatorFigure, NewEvent } from '#contracts';
import { periodOf } from '#calendar';
import { asked, type MeasureName } from '#indicators';
import { handlersOf, REBUILD_HANDLERS } from '#messaging';
import { aDossier, dayOf, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';
import { LEADER, ReportingWorld } from '../facts/reporting-world.makers.js';
import { positionsOfToken } from '../figures/as-of-token.js';
import type { CountQuery } from '../figures/counts.queries.js';
import { factCounts } from '../figures/figure-counts.queries.js';
import { Snapshots } from '../figures/snapshot.js';
import { KindFacts } from './kind-facts.service.js';
import { announced, oracle, tellings, type Told } from './shipment-lives.makers.js';

const CATALOGUE = systemActor('catalogue');
const ABOUT = { time: new Date('2018-01-01T00:00:00Z') };
const MEASURES = ['post-received', 'post-returned', 'post-delivered', 'post-transactions'] as const;
const BATCH = 11;
let world: ReportingWorld;
let told: readonly Told[];

const procedureId = (n: number): string => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${n}`;
const query = (measure: MeasureName): CountQuery =>
  asked({ kind: 'flow', window: 'period', measure, where: {}, among: null }) as CountQuery;

async function counted(from: string, to: string, how: { live: boolean; postal?: number }) {
  const at = Date.parse(`${to}T12:00:00+07:00`);
  const others = { postal: how.postal ?? told.length };
  const positions = { on: to, at, catalogue: 9, dossier: [world.seq], others };
  const period = periodOf(`${from}..${to}`);
  const nobody = { expected: [], homes: new Map<string, string>() };
  const frame = {
    ...nobody,
    agencies: LIFE_AGENCIES,
    period,
    cutOff: to,
    positions,
    live: how.live,
    firstYear: '2018-01-01',
  };
  const found = await world.service.get(Snapshots).read((snapshot) => factCounts(snapshot, frame, MEASURES.map(query)));
  return Object.fromEntries(MEASURES.map((measure) => [measure, found.get(query(measure).key)]));
}

const figure = async (id: string, period: string, more: object = {}): Promise<IndicatorFigure> =>
  (await world.service.request(getIndicator, { id, period, ...more }, LEADER)).value;

async function listed(question: {
  id: string;
  period: string;
  reading: string;
  part: 'numerator' | 'denominator' | 'shortfall';
  asOf: string;
}) {
  const items: EvidenceItem[] = [];
  for (let after: string | null = null; ;) {
    const page: EvidencePage = (await world.service.request(listEvidence, { ...question, limit: 3, after }, LEADER))
      .value;
    items.push(...page.items);
    after = page.next;
    if (!after) return { total: page.total, items };
  }
}

const offering = (n: number): NewEvent => {
  const of = {
    id: randomUUID(),
    procedureId: procedureId(n),
    procedureCode: `1.00000${n}`,
    agencyId: LIFE_AGENCIES[0]!,
  };
  const data = { ...of, from: '2017-01-01', to: null, level: 2 as const, oneStop: true, post: n !== 2 };
  return offeringRecorded.of(procedureId(n), data, CATALOGUE, ABOUT);
};

const procedure = (n: number): NewEvent => {
  const about = { id: procedureId(n), code: `1.00000${n}`, aliases: [], name: { vi: `Thủ tục ${n}`, en: null } };
  const state = { field: 'Bưu chính', levels: ['province' as const], status: 'in-force' as const, version: 1 };
  const data = { ...about, ...state, validFrom: '2016-01-01', validTo: null, draftVersion: null, terms: [] };
  return procedureRecorded.of(about.id, data, CATALOGUE, ABOUT);
};

const returned = (n: number, returnedOn: string) => ({
  subject: randomUUID(),
  state: aDossier({
    procedureId: procedureId(n),
    receivedOn: '2018-01-05',
    closing: 'result',
    closedOn: '2018-02-01',
    completedOn: '2018-02-01',
    returnedOn,
  }),
});

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.catalogue([...[1, 2, 3].map(procedure), ...[1, 2, 3].map(offering)]);
  await world.announce([
    returned(1, '2018-03-05'),
    returned(2, '2018-04-05'),
    returned(2, '2018-05-05'),
    returned(3, '2018-06-05'),
  ]);
  await world.checkpoint('dossier', world.seq, '2019-05-01T00:00:00Z');
  told = fc.sample(tellings(60), { numRuns: 40, seed: 20180830 }).flat();
  expect(told.length).toBeGreaterThan(150);
  for (let at = 0; at < told.length; at += BATCH) {
    const recordedAt = new Date(Date.UTC(2019, 2, 1) + at * 1000).toISOString();
    await world.tell('postal', announced(told.slice(at, at + BATCH)), recordedAt);
  }
}, 120_000);

afterAll(() => world?.service.close());

describe('facts of a kind', () => {
  it('give the same by cells, by a recount and by the states themselves, for every day', async () => {
    for (let day = 0; day < 365; day += 11) {
      const [from, to] = [dayOf(Math.max(0, day - 45)), dayOf(day)];
      const live = await counted(from, to, { live: true });
      expect(live).toEqual(await counted(from, to, { live: false }));
      expect(live).toEqual(oracle(told, from, to));
    }
  }, 60_000);

  it('as of any position are what was known then', async () => {
    for (let postal = 1; postal <= told.length; postal += 9) {
      const known = await counted('2018-01-01', '2018-12-31', { live: false, postal });
      expect(known).toEqual(oracle(told.slice(0, postal), '2018-01-01', '2018-12-31'));
    }
  }, 60_000);

  it('stand in positions and tokens, and tokens given before there were any are still read', async () => {
    const { asOf } = await figure('I.5.đ.2', '2018');
    expect(asOf.positions).toMatchObject({ postal: told.length, dossier: world.seq });
    expect(positionsOfToken(asOf.token)).toMatchObject({ others: { postal: told.length } });
    const old = Buffer.from(`1~2019-06-01~6~${world.seq}`).toString('base64url');
    const before = await figure('I.5.đ.2', '2018', { asOf: old });
    expect(before).toMatchObject({ numerator: 0, asOf: { positions: { postal: 0 } } });
  });

  it('are what was recorded up to an instant', async () => {
    const asOf = new Date(Date.UTC(2019, 2, 1) + 2 * BATCH * 1000).toISOString();
    const known = await figure('I.5.đ.2', '2018', { reading: 'C', asOf });
    expect(known.numerator).toBe(oracle(told.slice(0, 3 * BATCH), '2018-01-01', '2018-12-31')['post-received']);
  });

  it('are waited for by At-Least, as dossiers are', async () => {
    const ask = (atLeast: string) =>
      world.service.request(getIndicator, { id: 'I.5.đ.1', period: '2018' }, LEADER, { atLeast });
    expect((await ask(`postal=${told.length},dossier=1`)).value.asOf.positions['postal']).toBe(told.length);
    await expect(ask(`postal=${told.length + 1}`)).rejects.toMatchObject({ code: 'reporting.behind' });
  }, 30_000);
});

describe('postal indicators', () => {
  it('of results handed over divide by results returned of procedures with a transaction', async () => {
    const year = oracle(told, '2018-01-01', '2018-12-31');
    const { readings } = await figure('I.5.đ.3', '2018');
    const of = (id: string) => readings.find((reading) => reading.id === id)!;
    expect(of('C.handed-over')).toMatchObject({ numerator: year['post-returned'], denominator: 4 });
    expect(of('C.delivered')).toMatchObject({ numerator: year['post-delivered'], denominator: 4 });
    // Procedure 2 is not offered by post.
    expect(of('B.handed-over').denominator).toBe(2);
  });

  it.each(['I.5.đ.1', 'I.5.đ.2', 'I.5.đ.3'])(
    '%s has lists as long as its numbers, live and by token',
    async (id) => {
      for (const period of ['2018', '2018-02', '2018-02-10..2018-05-20']) {
        const found = await figure(id, period);
        const { token } = found.asOf;
        expect((await figure(id, period, { asOf: token })).readings).toEqual(found.readings);
        for (const reading of found.readings.filter(({ kind }) => kind === 'value')) {
          for (const part of ['numerator', 'denominator', 'shortfall'] as const) {
            if (part === 'shortfall' && id !== 'I.5.đ.1') continue;
            const { total, items } = await listed({ id, period, reading: reading.id, part, asOf: token });
            expect([new Set(items.map((item) => item.id)).size, items.length]).toEqual([total, total]);
            if (part !== 'shortfall') expect(total).toBe(reading[part]);
          }
        }
      }
    },
    60_000,
  );
});

describe('the projection of a kind', () => {
  it('is rebuilt to the same rows, its cells are recounted by verify, and a changed cell is found', async () => {
    const { value } = await world.service.request(verifyProjection, {});
    expect(value).toMatchObject({ ok: true, broken: [], rebuild: { equal: true, read: { postal: told.length } } });
    const tables = new Map(value.rebuild!.tables.map((table) => [table.table, table]));
    expect(tables.get('post_dossier_fact')!.rebuilt).toBeGreaterThan(20);
    expect(tables.get('measure_cell')!.rebuilt).toBeGreaterThan(20);
    await world.service.dataSource.query(
      `UPDATE measure_cell SET amount = amount + 1 WHERE ctid = (SELECT min(ctid) FROM measure_cell WHERE grain = 'year')`,
    );
    const wrong = await world.service.request(verifyProjection, {});
    expect(wrong.value.ok).toBe(false);
    expect(wrong.value.rebuild!.tables.find(({ table }) => table === 'measure_cell')).toMatchObject({ different: 1 });
  }, 60_000);

  it('is emptied with its producer when the runbook replays that log', async () => {
    const resets = handlersOf(world.service.get(KindFacts), REBUILD_HANDLERS).filter(
      ({ producer }) => producer === 'postal',
    );
    await world.service.dataSource.transaction((tx) => resets[0]!.apply([], tx));
    const [left] = await world.service.dataSource.query<{ n: number }[]>(
      `SELECT (SELECT count(*) FROM post_dossier_fact) + (SELECT count(*) FROM measure_cell)
            + (SELECT count(*) FROM log_instant WHERE producer = 'postal') AS n`,
    );
    expect(Number(left!.n)).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIndicator, getTrend, type IndicatorFigure, type IndicatorQuestion } from '#contracts';
import { periodOf } from '#calendar';
import { asked, MEASURE_NAMES, measureOf, type MeasureName } from '#indicators';
import { dayOf, LIFE_AGENCIES, oracle } from '../facts/dossier-lives.makers.js';
import { instantOf, LEADER, ReportingWorld } from '../facts/reporting-world.makers.js';
import type { CountQuery } from './counts.queries.js';
import { factCounts } from './figure-counts.queries.js';
import { Snapshots } from './snapshot.js';

const PROVINCE = '000.00.00.H10';
let world: ReportingWorld;

const query = (measure: MeasureName): CountQuery =>
  measureOf(measure).kind === 'flow'
    ? (asked({ kind: 'flow', window: 'period', measure, where: {}, among: null }) as CountQuery)
    : (asked({ kind: 'stock', window: 'period', measure, where: {} }) as CountQuery);

async function counted(from: string, to: string, how: { live: boolean; position?: number }) {
  const period = periodOf(`${from}..${to}`);
  const at = Date.parse(`${to}T12:00:00+07:00`);
  const positions = { on: to, at, catalogue: 9, dossier: [how.position ?? world.seq], others: {} };
  const nobody = { expected: [], homes: new Map<string, string>() };
  const frame = {
    ...nobody,
    agencies: LIFE_AGENCIES,
    period,
    cutOff: to,
    positions,
    live: how.live,
    firstYear: '2017-01-01',
  };
  const snapshots = world.service.get(Snapshots);
  const found = await snapshots.read((snapshot) => factCounts(snapshot, frame, MEASURE_NAMES.map(query)));
  return Object.fromEntries(MEASURE_NAMES.map((measure) => [measure, found.get(query(measure).key)!]));
}

const figure = async (about: Partial<IndicatorQuestion> = {}, by = LEADER): Promise<IndicatorFigure> =>
  (await world.service.request(getIndicator, { id: 'I.3.e.1', period: '2018', ...about }, by)).value;

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.live();
}, 120_000);

afterAll(() => world?.service.close());

describe('figures', () => {
  it('of cells equal a recount over facts and the states themselves, for every day', async () => {
    for (let day = 0; day < 400; day += 3) {
      const [from, to] = [dayOf(Math.max(0, day - 45)), dayOf(day)];
      const live = await counted(from, to, { live: true });
      expect(live).toEqual(await counted(from, to, { live: false }));
      expect(live).toMatchObject(oracle(world.statesAt(world.seq), from, to));
    }
  }, 120_000);

  it('as of any position are what was known then', async () => {
    for (let position = 1; position <= world.seq; position += 5) {
      const known = await counted('2018-01-01', '2018-12-31', { live: false, position });
      expect(known).toMatchObject(oracle(world.statesAt(position), '2018-01-01', '2018-12-31'));
    }
  }, 60_000);

  it.each(['2018-03-01..2018-05-17', '2018-01-01..2018-12-31', '2018-07-09..2018-07-09'])(
    'of %s hold carried over + received = settled + withdrawn + stopped + open',
    async (period) => {
      const [from, to] = period.split('..') as [string, string];
      const it = await counted(from, to, { live: true });
      const came = it['carried-over']! + it.received!;
      expect(came).toBe(it.settled! + it.withdrawn! + it.stopped! + it.open!);
    },
  );
});

describe('an indicator', () => {
  it('answers the shape of API.md with all its readings', async () => {
    const found = await figure({ scope: PROVINCE });
    const expected = oracle(world.statesAt(world.seq), '2018-01-01', '2018-12-31');
    expect(found).toMatchObject({
      ...{ id: 'I.3.e.1', scope: PROVINCE, reading: 'A', basis: 'flow', cutOff: '2018-12-31', unit: 'percent' },
      period: { from: '2018-01-01', to: '2018-12-31' },
      numerator: expected.settled - expected['settled-late'],
      denominator: expected.settled,
      formulaVersion: 'letter-600-2018@2',
      completeness: { expected: 2, provided: 2 },
      asOf: { positions: { dossier: world.seq, catalogue: 3 }, recordedAt: instantOf(world.seq) },
    });
    expect(found.readings.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  it('is met only when no dossier was left open and overdue: reading C is required', async () => {
    const { status, readings } = await figure();
    expect([status, readings[2]!.status]).toEqual(['missed', 'missed']);
  });

  it('gives the same bytes by its token, by facts as by cells', async () => {
    const live = JSON.stringify(await figure());
    const { token: asOf } = (JSON.parse(live) as IndicatorFigure).asOf;
    expect([JSON.stringify(await figure({ asOf })), JSON.stringify(await figure({ asOf }))]).toEqual([live, live]);
  });

  it('has a trend whose months add up to the year', async () => {
    const { value } = await world.service.request(getTrend, { id: 'I.3.e.1', period: '2018', by: 'month' }, LEADER);
    const settled = value.points.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
    expect([value.points.length, settled]).toEqual([12, (await figure()).denominator]);
  });

  it('keeps the old figure as of before a correction, and has the new one after it', async () => {
    const [old, before] = [await figure(), instantOf(world.seq)];
    const { subject, state } = settledInTime();
    await world.announce([{ subject, state: { ...state, lawfulDueOn: '2018-01-02' } }]);
    const after = instantOf(world.seq);
    await world.checkpoint('dossier', world.seq, instantOf(world.seq + 10));
    const numerators = await Promise.all(
      [before, after, old.asOf.token].map(async (asOf) => (await figure({ asOf })).numerator),
    );
    expect(numerators).toEqual([old.numerator, old.numerator! - 1, old.numerator]);
    expect(JSON.stringify(await figure({ asOf: before }))).toBe(JSON.stringify(await figure({ asOf: before })));
  });

  it.each([
    ['2030-01-01T00:00:00Z', 'asof.not-yet-settled'],
    ['2019-05-20T00:00:00Z', 'asof.not-yet-settled'],
    ['yesterday', 'asof.invalid'],
  ])('as of %s is refused: %s', async (asOf, code) => {
    await expect(figure({ asOf })).rejects.toMatchObject({ code });
  });

  it('outside the asker’s agencies is forbidden, and what does not exist is said so', async () => {
    const officer = { ...LEADER, role: 'department-office', agency: '000.00.15.H10' } as const;
    const refused: [Partial<IndicatorQuestion>, string][] = [
      [{ scope: '000.00.16.H10' }, 'forbidden.agency'],
      [{ scope: PROVINCE }, 'forbidden.agency'],
      [{ scope: '000.00.99.H10' }, 'reporting.scope-unknown'],
      [{ id: 'I.99' }, 'reporting.indicator-unknown'],
      [{ reading: 'Z' }, 'reporting.reading-unknown'],
      [{ period: '2018-Q9' }, 'reporting.period-invalid'],
    ];
    for (const [about, code] of refused) await expect(figure(about, officer)).rejects.toMatchObject({ code });
    expect((await figure({}, officer)).scope).toBe('000.00.15.H10');
  });

  it('waits for the position At-Least names, and says that it is behind when it does not come', async () => {
    const question = { id: 'I.3.e.1', period: '2018' };
    const reached = world.service.request(getIndicator, question, LEADER, { atLeast: `dossier=${world.seq}` });
    expect((await reached).value.asOf.positions.dossier).toBe(world.seq);
    const ahead = world.service.request(getIndicator, question, LEADER, { atLeast: `dossier=${world.seq + 1}` });
    await expect(ahead).rejects.toMatchObject({ code: 'reporting.behind' });
    const wrong = world.service.request(getIndicator, question, LEADER, { atLeast: 'postal=x' });
    await expect(wrong).rejects.toMatchObject({ code: 'reporting.at-least-invalid' });
  }, 30_000);
});

function settledInTime() {
  const last = new Map(world.log.map((entry) => [entry.subject, entry]));
  const inYear = (day: string | null) => day !== null && day >= '2018-01-03' && day <= '2018-12-31';
  return [...last.values()].find(
    ({ state }) =>
      state.closing === 'result' &&
      inYear(state.completedOn) &&
      state.lawfulDueOn &&
      state.completedOn! <= state.lawfulDueOn,
  )!;
}

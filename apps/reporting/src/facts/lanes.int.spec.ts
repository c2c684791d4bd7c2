import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { getIndicator, verifyProjection, type IndicatorFigure, type IndicatorQuestion } from '#contracts';
import { laneOf } from '#messaging';
import type { ReportingWorld as World } from './reporting-world.makers.js';

jest.unstable_mockModule('../lanes.js', () => ({ LANES: 3 }));
const { LEADER, ReportingWorld } = await import('./reporting-world.makers.js');
const { oracle } = await import('./dossier-lives.makers.js');

let world: World;
const LANES = [0, 1, 2];

const ask = async (about: Partial<IndicatorQuestion>): Promise<IndicatorFigure> =>
  (await world.service.request(getIndicator, { id: 'I.3.e.1', period: '2018', ...about }, LEADER)).value;

beforeAll(async () => {
  world = await ReportingWorld.start();
  for (const lane of LANES) await world.checkpoint('dossier', 0, '2019-05-01T00:00:00Z', { lane });
  await world.live(90);
}, 120_000);

afterAll(() => world?.service.close());

describe('several lanes', () => {
  it('share the dossiers among them', async () => {
    const rows = await world.service.dataSource.query<{ lane: number; facts: string }[]>(
      'SELECT lane, count(*) AS facts FROM dossier_fact GROUP BY lane ORDER BY lane',
    );
    expect(rows.map(({ lane }) => lane)).toEqual(LANES);
    for (const { facts } of rows) expect(Number(facts)).toBeGreaterThan(10);
  });

  it.each(['2018', '2018-Q2', '2018-02-11..2018-07-05'])(
    'give the figures of the states themselves in %s',
    async (period) => {
      const live = await ask({ period });
      const { from, to } = live.period;
      const expected = oracle(world.statesAt(world.seq), from, to);
      expect([live.numerator, live.denominator]).toEqual([
        expected.settled - expected['settled-late'],
        expected.settled,
      ]);
      expect(JSON.stringify(await ask({ period, asOf: live.asOf.token }))).toBe(JSON.stringify(live));
    },
  );

  it('come to the same cells and facts when all is built anew', async () => {
    const { value } = await world.service.request(verifyProjection, {});
    expect(value).toMatchObject({ ok: true, broken: [], rebuild: { equal: true, error: null } });
  }, 60_000);

  it('at different places still give figures of exactly what each has applied', async () => {
    const last = [...new Map(world.log.map((entry) => [entry.subject, entry])).values()].slice(0, 30);
    for (const { subject, state } of last) {
      world.lanes = [laneOf(subject, LANES.length)];
      await world.announce([{ subject, state: { ...state, lawfulDueOn: '2018-01-02' } }]);
      const live = await ask({});
      const again = await ask({ asOf: live.asOf.token });
      expect(again.readings).toEqual(live.readings);
    }
    const positions = await world.service.dataSource.query<{ seq: string }[]>(
      `SELECT DISTINCT seq FROM checkpoint WHERE producer = 'dossier'`,
    );
    expect(positions.length).toBeGreaterThan(1);
  }, 60_000);
});

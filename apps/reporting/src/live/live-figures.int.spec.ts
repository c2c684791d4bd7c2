import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIndicator, type IndicatorFigure, type IndicatorQuestion } from '#contracts';
import { periodOf } from '#calendar';
import { letterScorecard, measuresOf } from '#indicators';
import { handlersOf, REBUILD_HANDLERS } from '#messaging';
import { DossierFacts } from '../facts/dossier-facts.service.js';
import { dayOf } from '../facts/dossier-lives.makers.js';
import { LEADER, ReportingWorld, ROOT } from '../facts/reporting-world.makers.js';
import { CellReader } from './cell-reader.service.js';
import { cellQuestion } from './cell-questions.js';

let world: ReportingWorld;

const PERIODS = ['2018', '2018-Q2', '2018-05', '2018-02-11..2018-07-05', '2018-03-08..2018-03-08', '2019'];
const SCOPES = ['000.00.00.H10', '000.00.15.H10', '000.00.16.H10'];
/** Indicators that cells answer alone. */
const span = { period: periodOf('2018'), cutOff: '2018-12-31', firstYear: '2018-01-01' };
const OF_CELLS = letterScorecard().indicators.filter((one) => cellQuestion(measuresOf(one), span) !== undefined);

const ask = async (about: Partial<IndicatorQuestion>): Promise<IndicatorFigure> =>
  (await world.service.request(getIndicator, { id: 'I.3.e.1', period: '2018', ...about }, LEADER)).value;

/** Live, and again by its token: counted from facts. */
async function bothWays(about: Partial<IndicatorQuestion>): Promise<[string, string]> {
  const live = await ask(about);
  return [JSON.stringify(live), JSON.stringify(await ask({ ...about, asOf: live.asOf.token }))];
}

beforeAll(async () => {
  world = await ReportingWorld.start();
}, 120_000);

afterAll(() => world?.service.close());

describe('live figures of cells', () => {
  it('are of the indicators about dossiers', () => {
    expect(OF_CELLS.map(({ id }) => id)).toEqual(expect.arrayContaining(['I.3.e.1', 'I.3.e.2', 'I.3.e.3']));
  });

  it('equal a count of facts while dossiers live on', async () => {
    let batches = 0;
    for await (const _ of world.living(120, 4)) {
      if (++batches % 3 !== 0) continue;
      const about = {
        id: OF_CELLS[batches % OF_CELLS.length]!.id,
        period: PERIODS[batches % PERIODS.length]!,
        scope: SCOPES[batches % SCOPES.length]!,
      };
      const [live, recounted] = await bothWays(about);
      expect(live).toBe(recounted);
    }
    expect(batches).toBeGreaterThan(40);
  }, 120_000);

  it.each(PERIODS)(
    'equal a count of facts for every indicator, agency by agency, in %s',
    async (period) => {
      for (const { id } of OF_CELLS) {
        for (const scope of SCOPES) {
          const [live, recounted] = await bothWays({ id, period, scope });
          expect(live).toBe(recounted);
        }
      }
    },
    120_000,
  );

  it('asked while events are applied are each of one state', async () => {
    const last = [...new Map(world.log.map((entry) => [entry.subject, entry])).values()].slice(0, 40);
    let written = false;
    const writing = world
      .announce(
        last.map(({ subject, state }) => ({ subject, state: { ...state, lawfulDueOn: dayOf(3) } })),
        1,
      )
      .finally(() => (written = true));
    const found: IndicatorFigure[] = [];
    while (!written) found.push(...(await Promise.all([ask({}), ask({ period: '2018-Q2' }), ask({ id: 'I.3.e.3' })])));
    await writing;
    for (const live of found.slice(-30)) {
      const { id, period } = live;
      const asked = { id, period: `${period.from}..${period.to}`, asOf: live.asOf.token };
      expect((await ask(asked)).readings).toEqual(live.readings);
    }
    expect(found.length).toBeGreaterThan(3);
  }, 120_000);

  it('see the very next event', async () => {
    const before = await ask({});
    const others = [...new Map(world.log.map((entry) => [entry.subject, entry])).values()];
    const late = others.find(({ state }) => state.closing === 'result' && state.completedOn?.startsWith('2018'))!;
    await world.announce([
      {
        subject: late.subject,
        state: { ...late.state, closing: 'withdrawal', completedOn: null, closedOn: late.state.completedOn },
      },
    ]);
    expect((await ask({})).denominator).toBe(before.denominator! - 1);
  });

  it('name the agencies without a dossier as the tables do', async () => {
    const [live, recounted] = await bothWays({ period: '2018-01-01..2018-01-01', scope: ROOT });
    expect(live).toBe(recounted);
  });

  it('say what is parked, and are answered again when it is replayed', async () => {
    const db = world.service.dataSource;
    await db.query(
      `INSERT INTO parked_event (consumer, producer, seq, subject, type, recorded, error)
       VALUES ('reporting', 'dossier', 1, gen_random_uuid(), 'x', '{"event": {"data": {"state": {"agencyId": "11111111-1111-4111-8111-111111111111"}}}}', 'x')`,
    );
    const parts = async (scope: string) =>
      (await ask({ scope })).completeness.missing.map(({ label, count }) => [label.en, count]);
    expect(await parts('000.00.15.H10')).toEqual([['Events that could not be applied', 1]]);
    expect(await parts('000.00.16.H10')).toEqual([]);
    await db.query(`DELETE FROM parked_event`);
    expect(await parts('000.00.15.H10')).toEqual([]);
  });

  it('forget everything when the producer’s part is emptied for a rebuild', async () => {
    expect((await ask({})).denominator).toBeGreaterThan(0);
    const [reset] = handlersOf(world.service.get(DossierFacts), REBUILD_HANDLERS);
    await world.service.dataSource.transaction((tx) => reset!.apply([], tx));
    const reader = world.service.get(CellReader);
    const year = { grain: 'year', bucket: '2018-01-01' } as const;
    const left = await reader.read({ flowBuckets: [year], procedureBuckets: [year] }, (_, { flows, procedures }) =>
      [...flows.values(), ...procedures.values()].map(({ size, totals }) => [
        size,
        totals.every((count) => count === 0),
      ]),
    );
    expect(left).toEqual([
      [0, true],
      [0, true],
    ]);
    expect((await ask({})).denominator).toBe(0);
  });
});

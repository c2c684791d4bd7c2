import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemonstration, type Demonstration } from '../../deploy/demo/demonstration.js';
import { PlatformClient } from '../../deploy/demo/platform-client.js';
import { Platform } from '../platform/platform.js';
import { jsonLines, type PublicInterface } from '../platform/public-interface.js';
import { catalogueFigures } from './catalogue-figures.js';
import { documentFigures } from './document-figures.js';
import { dossierFigures, type Counted } from './dossier-figures.js';
import { truthOf } from './dossier-truth.js';
import { procedureFigures } from './procedure-figures.js';

/** The whole year by `ORACLE_SHARE=1`; less of it for every run. */
const SHARE = Number(process.env['ORACLE_SHARE'] ?? 0.08);
const PERIODS = {
  '2018': { from: '2018-01-01', to: '2018-12-31' },
  '2018-Q2': { from: '2018-04-01', to: '2018-06-30' },
  '2018-07-16..2018-10-09': { from: '2018-07-16', to: '2018-10-09' },
};
const PROVINCE = '000.00.00.H10';
const PARTS = ['numerator', 'denominator', 'shortfall'] as const;

interface Figure {
  numerator: number | null;
  denominator: number | null;
  readings: { id: string; kind: string; numerator: number | null; denominator: number | null }[];
  asOf: { token: string; recordedAt: string; positions: Record<string, number> };
}

let platform: Platform;
let reader: PublicInterface;
let made: Demonstration;
let position: string;

beforeAll(async () => {
  platform = await Platform.start();
  const as = (persona: string) => new PlatformClient(platform.base, () => platform.token(persona));
  const loaders = { integration: as('integration'), office: as('department-office') };
  made = await loadDemonstration(loaders, { seed: 1803, share: SHARE, tell: () => undefined });
  position = [loaders.integration.position, loaders.office.position].join(',');
  reader = platform.as('province-leader');
}, 600_000);
afterAll(() => platform?.end(), 60_000);

type Rows = Demonstration['dossiers'];

/** Codes of the agencies of a scope: a district has its communes, the province all. */
function within(scope: string): Set<string> {
  const { id } = made.agencies.find(({ code }) => code === scope) ?? { id: null };
  const own = made.agencies.filter(({ code, parentId }) => scope === PROVINCE || code === scope || parentId === id);
  return new Set(own.map(({ code }) => code));
}

/** Everything the oracle counts of a scope. */
function counted(rows: Rows, scope: string, period: keyof typeof PERIODS): Map<string, Counted> {
  const agencies = within(scope);
  const truths = rows.map(truthOf).filter(({ agency }) => agencies.has(agency));
  const days = PERIODS[period];
  const { year: registers, procedures } = made;
  return new Map([
    ...dossierFigures(truths, days),
    ...procedureFigures(procedures, truths, agencies, days),
    ...catalogueFigures({ registers, procedures, truths, agencies, isWhole: scope === PROVINCE, days }),
    ...documentFigures(made.exchange, { agencies, isWhole: scope === PROVINCE, days }),
  ]);
}

const indicators = (keys: Iterable<string>): string[] => [...new Set([...keys].map((key) => key.split(' ')[0]!))];

async function figure(id: string, scope: string, period: string, more: Record<string, string> = {}): Promise<Figure> {
  return reader.get<Figure>(`/indicators/${id}`, { scope, period, ...more }, { 'At-Least': position });
}

async function told(keys: Iterable<string>, scope: string, period: string, more: Record<string, string> = {}) {
  const found = new Map<string, Counted>();
  for (const id of indicators(keys)) {
    const { readings } = await figure(id, scope, period, more);
    for (const { id: reading, numerator, denominator } of readings)
      found.set(`${id} ${reading}`, { numerator: numerator!, denominator });
  }
  return found;
}

const scopes = (): string[] => {
  const first = (kind: string) => made.agencies.find((agency) => agency.kind === kind)!.code;
  return [PROVINCE, first('department'), first('district'), first('commune')];
};

describe('the demonstration year', () => {
  it.each(Object.keys(PERIODS) as (keyof typeof PERIODS)[])(
    'of %s has the figures its own rows say, by every reading and scope',
    async (period) => {
      for (const scope of scopes()) {
        const expected = counted(made.dossiers, scope, period);
        const found = await told(expected.keys(), scope, period);
        const differing = [...expected].filter(([key, one]) => JSON.stringify(found.get(key)) !== JSON.stringify(one));
        expect(differing.map(([key, one]) => ({ scope, key, expected: one, found: found.get(key) }))).toEqual([]);
      }
    },
    120_000,
  );

  it('makes every one of these figures say something', () => {
    const whole = counted(made.dossiers, PROVINCE, '2018');
    const silent = [...whole].filter(([, { numerator, denominator }]) => numerator === 0 || denominator === 0);
    expect(silent).toEqual([]);
    const perfect = [...whole].filter(([, { numerator, denominator }]) => numerator === denominator);
    expect(perfect).toEqual([]);
  });

  it('lists as many rows as each number says', async () => {
    const [, department] = scopes();
    const keys = [...counted(made.dossiers, department!, '2018').keys()];
    for (const key of keys) {
      const [id, reading] = key.split(' ') as [string, string];
      const its = (await figure(id, department!, '2018')).readings.find((one) => one.id === reading)!;
      for (const part of PARTS.filter((name) => name === 'numerator' || its.denominator !== null)) {
        const rows = await reader.all(`/indicators/${id}/evidence`, {
          scope: department,
          period: '2018',
          reading,
          part,
        });
        if (part !== 'shortfall') expect([key, part, rows.length]).toEqual([key, part, its[part]]);
      }
    }
  }, 120_000);

  it('keeps what was known before rows were revised, and says the new after it', async () => {
    const before = await figure('I.3.e.1', PROVINCE, '2018');
    const revised = made.dossiers.map((row, n) => (n % 40 === 0 && row['closing'] ? settledLater(row) : row));
    const changed = revised.filter((row, n) => row !== made.dossiers[n]);
    const job = await platform.as('integration').import('/dossiers/imports?format=chiso-jsonl', jsonLines(changed));
    expect(job.rows).toMatchObject({ updated: changed.length, rejected: 0 });
    position = job.position!;
    const [old, now] = [counted(made.dossiers, PROVINCE, '2018'), counted(revised, PROVINCE, '2018')];
    for (const [asked, expected] of [
      [{ asOf: before.asOf.token }, old],
      [{}, now],
    ] as const) {
      const found = await told(expected.keys(), PROVINCE, '2018', asked);
      for (const [key, one] of expected) expect({ key, ...found.get(key) }).toEqual({ key, ...one });
    }
    expect(JSON.stringify([...old])).not.toBe(JSON.stringify([...now]));
  }, 120_000);
});

/** The same dossier, its result two weeks later than was said first. */
function settledLater(row: Rows[number]): Rows[number] {
  const later = (instant: unknown) =>
    typeof instant === 'string' ? new Date(Date.parse(instant) + 14 * 86_400_000).toISOString() : instant;
  const vote = row['vote'] as { at: string } | undefined;
  return {
    ...row,
    completedAt: later(row['completedAt']),
    returnedAt: later(row['returnedAt']),
    ...(vote ? { vote: { ...vote, at: later(vote.at) } } : {}),
  };
}

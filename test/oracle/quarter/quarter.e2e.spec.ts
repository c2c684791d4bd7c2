import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from '../../platform/platform.js';
import type { Page, PublicInterface } from '../../platform/public-interface.js';
import { belowPost, belowShare, countDocuments, countPost, countSystems, type Counted } from './count.js';
import { dayOf, quarterBefore, type Days } from './days.js';
import { Teller } from './tell.js';
import { invent, type Place, type Truth } from './truth.js';

/** `QUARTER_SHARE=1`: 15,000 dossiers by post and 150,000 documents; a hundredth for every run. */
const SHARE = Number(process.env['QUARTER_SHARE'] ?? 0.01);
/** Documents come in bulk: more of them cost little. */
const DOCUMENTS = Number(process.env['QUARTER_DOCUMENTS'] ?? Math.max(SHARE, 0.03));
/** Lists are too long to be read whole. */
const MANY = Math.max(SHARE, DOCUMENTS) > 0.1;
const SEED = Number(process.env['QUARTER_SEED'] ?? 2018);
const QUARTER = quarterBefore(new Date());
const PERIOD = QUARTER.name;
/** Some days of it, whole months and edges. */
const SOME = { from: dayOf(QUARTER, 10), to: dayOf(QUARTER, 50) };
const PERIODS: [string, Days][] = [
  [PERIOD, QUARTER],
  [`${SOME.from}..${SOME.to}`, SOME],
];
const PROVINCE = '000.00.00.H10';
const PARTS = ['numerator', 'denominator', 'shortfall'] as const;

interface Reading {
  id: string;
  kind: string;
  numerator: number | null;
  denominator: number | null;
}
interface Figure {
  readings: Reading[];
  value: { kind: string };
  completeness: { expected: number; provided: number; missing: { agency?: string }[] };
  asOf: { token: string };
}

let platform: Platform;
let reader: PublicInterface;
let truth: Truth;
let all: Place[];
let position: string;

beforeAll(async () => {
  platform = await Platform.start();
  reader = platform.as('province-leader');
  all = (await reader.all<Place>('/agencies')).filter(({ kind }) => kind !== 'room');
  truth = invent(all, { seed: SEED, share: SHARE, documents: DOCUMENTS, quarter: QUARTER });
  const teller = new Teller(platform, truth, (line) => MANY && console.info(line), SEED + 1);
  await teller.tell();
  position = await teller.position();
}, 3_600_000);
afterAll(() => platform?.end(), 60_000);

async function figure(id: string, more: Record<string, string> = {}): Promise<Figure> {
  const questions = { period: PERIOD, scope: PROVINCE, ...more };
  return reader.get<Figure>(`/indicators/${encodeURIComponent(id)}`, questions, { 'at-least': position });
}

/** Readings with a value, as the oracle writes them; what arises nowhere is 0/0. */
const written = (id: string, { readings }: Figure): Map<string, string> =>
  new Map(
    readings
      .filter(({ kind }) => kind !== 'not-provided')
      .map((one): [string, string] => [`${id} ${one.id}`, `${one.numerator}/${one.denominator}`]),
  );

function of(counted: Counted, id: string): Map<string, string> {
  return new Map([...counted].filter(([key]) => key.startsWith(`${id} `)));
}

/** Codes of an agency and of those below it. */
function within(scope: string): Set<string> {
  if (scope === PROVINCE) return new Set(all.map(({ code }) => code));
  const { id } = all.find(({ code }) => code === scope)!;
  return new Set(all.filter(({ code, parentId }) => code === scope || parentId === id).map(({ code }) => code));
}

const scopes = (): string[] => [
  PROVINCE,
  ...['department', 'district', 'commune'].map((kind) => all.find((one) => one.kind === kind)!.code),
];

describe('a simulated quarter with a faulty carrier, duplicates and any order', () => {
  it.each(['I.5.đ.1', 'I.5.đ.2', 'I.5.đ.3'])(
    '%s is what was counted from what happened, in every reading and scope',
    async (id) => {
      for (const [period, days] of PERIODS) {
        for (const scope of scopes()) {
          const found = await figure(id, { scope, period });
          const expected = of(countPost(truth, within(scope), days), id);
          expect([period, scope, written(id, found)]).toEqual([period, scope, expected]);
          const pinned = await figure(id, { scope, period, asOf: found.asOf.token });
          expect(pinned.readings).toEqual(found.readings);
        }
      }
    },
    120_000,
  );

  it.each(['I.5.b', 'I.10'] as const)(
    '%s is what was counted from the registers, in every reading and scope',
    async (id) => {
      for (const [period, days] of PERIODS) {
        for (const scope of scopes()) {
          const found = await figure(id, { scope, period });
          const expected = countDocuments(truth, within(scope), { id, days });
          const silent = [...expected.values()].every((parts) => parts === '0/0');
          expect([period, scope, written(id, found)]).toEqual([period, scope, silent ? new Map() : expected]);
        }
      }
    },
    120_000,
  );

  it('names the agencies that keep no register (I.10)', async () => {
    const { completeness } = await figure('I.10');
    const writing = new Set(truth.documents.filter(({ secret }) => !secret).map(({ agency }) => agency));
    const silent = truth.agencies.filter(({ code }) => !writing.has(code)).map(({ code }) => code);
    expect(completeness.missing.flatMap(({ agency }) => agency ?? []).sort()).toEqual(silent.sort());
    expect([completeness.expected, completeness.provided]).toEqual([142, 142 - silent.length]);
  });

  it('finds the agencies below their targets, and those that were urged (I.10.2)', async () => {
    const below = belowShare(truth);
    expect(below.length).toBeGreaterThan(5);
    const leader = platform.as('department-leader');
    const drafted = (
      await leader.send<{ items: { id: string; agencyCode: string }[] }>('/exchange/reminders', {
        method: 'POST',
        body: { from: QUARTER.from, to: QUARTER.to, agency: PROVINCE },
      })
    ).json.items;
    expect(drafted.map(({ agencyCode }) => agencyCode).sort()).toEqual([...below].sort());
    const urged = drafted.slice(0, 3);
    let last: string | null = null;
    for (const [n, { id }] of urged.entries()) {
      const body = { letterNumber: `${n + 1}/STTTT-CNTT`, issuedOn: dayOf(QUARTER, 80) };
      const { status, headers } = await leader.send(`/exchange/reminders/${id}/issue`, { method: 'POST', body });
      expect(status).toBeLessThan(300);
      last = headers.get('position');
    }
    position = `${position},${last}`;
    const found = await figure('I.10.2');
    expect(written('I.10.2', found)).toEqual(new Map([['I.10.2 A', `3/${below.length}`]]));
  }, 60_000);

  it('lets the post’s agencies be urged as well (I.13)', async () => {
    const leader = platform.as('department-leader');
    const below = belowPost(truth);
    const urged = below.filter((code) => all.find((one) => one.code === code)!.kind !== 'district').slice(0, 2);
    expect(urged).toHaveLength(2);
    for (const [n, agency] of urged.entries()) {
      const wanted = { method: 'POST', body: { period: PERIOD, agency } };
      const { json } = await leader.send<{ items: { id: string; agencyCode: string }[] }>('/postal/reminders', wanted);
      expect(json.items.map(({ agencyCode }) => agencyCode)).toEqual([agency]);
      const body = { letterNumber: `${n + 1}/STTTT-BCVT`, issuedOn: dayOf(QUARTER, 81) };
      const issued = await leader.send(`/postal/reminders/${json.items[0]!.id}/issue`, { method: 'POST', body });
      expect(issued.status).toBeLessThan(300);
      position = `${position},${issued.headers.get('position')}`;
    }
    expect(written('I.13', await figure('I.13'))).toEqual(new Map([['I.13 A', `2/${below.length}`]]));
  }, 120_000);

  it('tells which agencies’ systems are alive now (I.11)', async () => {
    const found = await figure('I.11', { period: new Date().toISOString().slice(0, 4) });
    expect(written('I.11', found)).toEqual(countSystems(truth));
  });

  it('has lists as long as the numbers, for every reading and part', async () => {
    for (const id of ['I.5.đ.1', 'I.5.đ.2', 'I.5.đ.3', 'I.5.b', 'I.10', 'I.10.2', 'I.11', 'I.13']) {
      const found = await figure(id);
      for (const reading of found.readings.filter(({ kind }) => kind === 'value')) {
        for (const part of PARTS) {
          const questions = { period: PERIOD, scope: PROVINCE, reading: reading.id, part, asOf: found.asOf.token };
          const path = `/indicators/${encodeURIComponent(id)}/evidence`;
          if (part === 'shortfall' && /^I\.5\.đ\.[23]/.test(id)) continue;
          const page = await reader.get<Page<unknown> & { total: number }>(path, { ...questions, limit: 500 });
          const listed = MANY || !page.next ? page.items.length : (await reader.all(path, questions)).length;
          const number = part === 'shortfall' ? reading.denominator! - reading.numerator! : reading[part];
          expect([id, reading.id, part, page.total]).toEqual([id, reading.id, part, number]);
          expect(listed).toBe(MANY ? Math.min(500, page.total) : page.total);
        }
      }
    }
  }, 300_000);

  it('leaves no fee that was not paid over', async () => {
    const fees = truth.dossiers.flatMap(({ parcels }) => parcels).reduce((sum, { fee }) => sum + fee, 0);
    const balance = await platform
      .as('postal-operator')
      .get<{ collected: number; outstanding: number; balanced: boolean }>('/postal/balance', { agency: PROVINCE });
    expect(balance).toMatchObject({ collected: fees, outstanding: 0, balanced: true });
  });

  it('leaves logs, consumers and projection that agree', async () => {
    expect(await platform.verify()).toMatchObject({ code: 0 });
  }, 600_000);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  connectionHeard,
  connectionSilent,
  getIndicator,
  getScorecard,
  listEvidence,
  reminderIssued,
  shareReminderIssued,
  systemActor,
  verifyProjection,
  type ConnectionState,
  type CriterionFigure,
  type EvidenceItem,
  type EvidencePage,
  type EvidenceQuestion,
  type IndicatorFigure,
  type NewEvent,
} from '#contracts';
import { aDossier, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';
import { agency, LEADER, ReportingWorld, ROOT } from '../facts/reporting-world.makers.js';
import { announcedLines, registers, shares, type ToldLine } from './document-lives.makers.js';
import { announced, aShipment } from './shipment-lives.makers.js';

const BY = systemActor('exchange');
const ABOUT = { time: new Date('2018-01-01T00:00:00Z') };
const [FIRST, SECOND] = LIFE_AGENCIES as [string, string];
const DISTRICT = '44444444-4444-4444-8444-444444444444';
const COMMUNE = '55555555-5555-4555-8555-555555555555';
const FROM = '2018-01-01';
const TO = '2018-12-31';
let world: ReportingWorld;
let told: readonly ToldLine[];

const figure = async (id: string, period = '2018', more: object = {}): Promise<IndicatorFigure> =>
  (await world.service.request(getIndicator, { id, period, ...more }, LEADER)).value;

const parts = (found: IndicatorFigure, id: string) => {
  const { numerator, denominator } = found.readings.find((reading) => reading.id === id)!;
  return [numerator, denominator];
};

async function listed(question: EvidenceQuestion): Promise<{ total: number; items: EvidenceItem[] }> {
  const items: EvidenceItem[] = [];
  for (let after: string | null = null; ;) {
    const page: EvidencePage = (await world.service.request(listEvidence, { ...question, limit: 20, after }, LEADER))
      .value;
    items.push(...page.items);
    after = page.next;
    if (!after) return { total: page.total, items };
  }
}

/** The last word on the lines of an agency's register. */
const of = (agencyId: string) =>
  [...new Map(told.map((one) => [one.subject, one])).values()].filter(({ state }) => state.agencyId === agencyId);

const heard = (n: number, agencyId: string, kind: ConnectionState['kind'], since: string, alive = true): NewEvent => {
  const state = { agencyId, kind, connectedOn: '2018-01-02', endedOn: null, alive, since, allowedHours: 8 };
  const id = `99999999-9999-4999-8999-00000000000${n}`;
  return (alive ? connectionHeard : connectionSilent).of(id, { state }, BY, ABOUT);
};

const share = (agencyId: string, issuedOn: string): NewEvent => {
  const figures = { reading: 'A' as const, numerator: 1, denominator: 2, target: 90, status: 'issued' as const };
  const state = { agencyId, from: FROM, to: TO, ...figures, issuedOn, repliedOn: null };
  return shareReminderIssued.of('88888888-8888-4888-8888-888888888888', { state }, BY, ABOUT);
};

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.catalogue([
    agency(DISTRICT, '001.00.00.H10', ROOT, { kind: 'district', level: 'district' }),
    agency(COMMUNE, '001.01.00.H10', DISTRICT, { kind: 'commune', level: 'commune' }),
  ]);
  told = fc.sample(registers(60), { numRuns: 12, seed: 600 }).flat();
  await world.tell('exchange', announcedLines(told));
}, 120_000);

afterAll(() => world?.service.close());

describe('shares of electronic documents', () => {
  it.each(['2018', '2018-Q2', '2018-02-10..2018-05-20'])(
    'of %s are those of the registers, reading by reading',
    async (period) => {
      const found = await figure('I.10', period);
      const expected = shares(told, found.period.from, found.period.to);
      for (const id of ['A', 'A2', 'B', 'C', 'D']) expect([id, ...parts(found, id)]).toEqual([id, ...expected[id]!]);
      const pinned = await figure('I.10', period, { asOf: found.asOf.token });
      expect(JSON.stringify(pinned)).toBe(JSON.stringify(found));
    },
  );

  it('of a department are its own (I.5.b), with lists as long as the numbers', async () => {
    const found = await figure('I.5.b', '2018', { scope: '000.00.15.H10' });
    const expected = shares(of(FIRST), FROM, TO);
    for (const reading of found.readings) {
      expect([reading.numerator, reading.denominator]).toEqual(expected[reading.id]);
      for (const part of ['numerator', 'denominator', 'shortfall'] as const) {
        const question = {
          id: 'I.5.b',
          period: '2018',
          scope: '000.00.15.H10',
          reading: reading.id,
          part,
          asOf: found.asOf.token,
        };
        const { total, items } = await listed(question);
        const rows = new Set(items.map((item) => `${item.id} ${item.step}`));
        const [numerator, denominator] = expected[reading.id]!;
        const wanted = { numerator, denominator, shortfall: denominator - numerator };
        expect([part, rows.size, total]).toEqual([part, wanted[part], wanted[part]]);
      }
    }
  }, 60_000);

  it('name the agencies without a register and are never met while there are such', async () => {
    const { completeness, status, value } = await figure('I.10');
    expect(completeness).toMatchObject({ expected: 4, provided: 2 });
    expect(completeness.missing.flatMap(({ agency: code }) => code ?? []).sort()).toEqual([
      '001.00.00.H10',
      '001.01.00.H10',
    ]);
    expect([status, value.kind]).toEqual(['missed', 'value']);
    expect(value.missing).toContainEqual(expect.objectContaining({ source: 'exchange', count: 2 }));
    const none = await figure('I.5.b', '2018', { scope: '001.01.00.H10' });
    expect(none).toMatchObject({ value: { kind: 'not-provided' }, status: 'no-data', completeness: { provided: 0 } });
  });
});

describe('agencies below their target', () => {
  it('that were urged in the period are counted over all such (I.10.2), each judged by its own figure', async () => {
    const below = [FIRST, SECOND].filter((id) => {
      const [numerator, denominator] = shares(of(id), FROM, TO)['A']!;
      return numerator / denominator < 0.9;
    });
    expect(below).toHaveLength(2);
    expect(await figure('I.10.2')).toMatchObject({ numerator: 0, denominator: 2, status: 'missed' });
    await world.tell('exchange', [share(SECOND, '2018-10-05')]);
    const urged = await figure('I.10.2');
    expect(urged).toMatchObject({ numerator: 1, denominator: 2, completeness: { expected: 4, provided: 2 } });
    expect((await figure('I.10.2', '2018-Q3')).numerator).toBe(0);
    for (const [part, codes] of Object.entries({
      numerator: ['000.00.16.H10'],
      shortfall: ['000.00.15.H10'],
      denominator: ['000.00.15.H10', '000.00.16.H10'],
    })) {
      const question = { id: 'I.10.2', period: '2018', part: part as 'numerator', asOf: urged.asOf.token };
      const { items } = await listed(question);
      expect(items.map(({ kind, code }) => `${kind} ${code}`)).toEqual(codes.map((code) => `agency ${code}`));
    }
  });

  it('of the public post are urged by the post (I.13): any of its three shares is enough', async () => {
    const nobody = await figure('I.13');
    expect(nobody).toMatchObject({ value: { kind: 'not-applicable' }, status: 'met', denominator: 0 });
    const received = { procedureId: 'aaaaaaaa-aaaa-4aaa-8aaa-000000000001', receivedOn: '2018-03-01' };
    await world.announce(
      Array.from({ length: 20 }, (_, n) => ({
        subject: `77777777-7777-4777-8777-0000000000${String(n).padStart(2, '0')}`,
        state: aDossier(received),
      })),
    );
    await world.tell(
      'postal',
      announced([{ subject: '66666666-6666-4666-8666-666666666666', state: aShipment({ signedOn: '2018-03-01' }) }]),
    );
    // 1 of 20 dossiers by post is below a tenth.
    expect(await figure('I.5.đ.2')).toMatchObject({ numerator: 1, denominator: 20, status: 'missed' });
    expect(await figure('I.13')).toMatchObject({ numerator: 0, denominator: 1, status: 'missed' });
    const state = { agencyId: FIRST, from: FROM, to: TO, figures: [], issuedOn: '2018-11-01', repliedOn: null };
    await world.tell('postal', [reminderIssued.of('66666666-6666-4666-8666-666666666667', { state }, BY, ABOUT)]);
    expect(await figure('I.13')).toMatchObject({ numerator: 1, denominator: 1, status: 'met' });
    const pinned = await figure('I.13', '2018', { asOf: (await figure('I.13')).asOf.token });
    expect(pinned).toMatchObject({ numerator: 1, denominator: 1 });
  });
});

describe('agencies whose systems are linked (I.11)', () => {
  it('are those heard often enough at the last instant, by system and level, and both', async () => {
    await world.tell('exchange', [
      heard(1, FIRST, 'document-management', '2018-02-01T01:00:00Z'),
      heard(2, FIRST, 'one-stop', '2018-02-01T01:00:00Z'),
      heard(3, SECOND, 'document-management', '2018-02-01T01:00:00Z'),
      heard(3, SECOND, 'document-management', '2018-12-31T15:00:00Z', false),
      heard(4, DISTRICT, 'document-management', '2018-12-31T16:59:00Z'),
      heard(5, COMMUNE, 'one-stop', '2018-12-31T17:01:00Z'),
    ]);
    const found = await figure('I.11');
    const readings = Object.fromEntries(found.readings.map(({ id }) => [id, parts(found, id).join('/')]));
    expect(readings).toMatchObject({
      ...{ A: '1/4', 'A.documents': '2/4', 'A.one-stop': '1/4', B: '1/4' },
      ...{ 'A.documents-province': '1/2', 'A.documents-district': '1/1', 'A.documents-commune': '0/1' },
      ...{ 'B.province': '1/2', 'B.district': '0/1' },
    });
    expect(JSON.stringify(await figure('I.11', '2018', { asOf: found.asOf.token }))).toBe(JSON.stringify(found));
    // The next day the commune is heard.
    expect(parts(await figure('I.11', '2019-01'), 'A.one-stop-commune')).toEqual([1, 1]);
    const { items } = await listed({
      id: 'I.11',
      period: '2018',
      reading: 'B',
      part: 'shortfall',
      asOf: found.asOf.token,
    });
    expect(items.map(({ code }) => code)).toEqual(['000.00.16.H10', '001.00.00.H10', '001.01.00.H10']);
  });
});

describe('everything together', () => {
  const figuresOf = ({ figure: own, children }: CriterionFigure): IndicatorFigure[] => [
    ...(own ? [own] : []),
    ...children.flatMap(figuresOf),
  ];

  it('stands in the scorecard as by itself', async () => {
    const { value } = await world.service.request(getScorecard, { id: 'letter-600-2018', period: '2018' }, LEADER);
    const figures = new Map(value.criteria.flatMap(figuresOf).map((one) => [one.id, one]));
    for (const id of ['I.5.b', 'I.5.đ.2', 'I.10', 'I.10.2', 'I.11', 'I.13']) {
      const { numerator, denominator } = await figure(id);
      expect(figures.get(id)).toMatchObject({ numerator, denominator });
    }
  });

  it('is rebuilt to the same rows and recounted by verify', async () => {
    const { value } = await world.service.request(verifyProjection, {});
    expect(value).toMatchObject({ ok: true, broken: [], rebuild: { equal: true } });
    const rows = Object.fromEntries(value.rebuild!.tables.map(({ table, rebuilt }) => [table, rebuilt]));
    expect(rows['document_fact']).toBeGreaterThan(50);
    expect(rows).toMatchObject({ connection_fact: 6, share_reminder_fact: 1, post_reminder_fact: 1 });
  }, 60_000);
});

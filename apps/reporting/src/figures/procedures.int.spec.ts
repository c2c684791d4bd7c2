import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { getIndicator, listEvidence, offeringRecorded, procedureRecorded, systemActor } from '#contracts';
import type { IndicatorFigure, NewEvent, OfferingRecorded, ProcedureRecorded } from '#contracts';
import { aDossier, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';
import { LEADER, ReportingWorld } from '../facts/reporting-world.makers.js';

const CATALOGUE = systemActor('catalogue');
const ABOUT = { time: new Date('2018-01-01T00:00:00Z') };
const id = (n: number): string => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${n}`;
let world: ReportingWorld;

const procedure = (n: number, about: Partial<ProcedureRecorded> = {}): NewEvent =>
  procedureRecorded.of(
    id(n),
    {
      ...{ id: id(n), code: `1.00000${n}`, aliases: [], name: { vi: `Thủ tục ${n}`, en: null }, field: 'Bưu chính' },
      ...{ levels: ['province'], status: 'in-force', version: 1, validFrom: '2016-01-01', validTo: null },
      ...{ draftVersion: null, terms: [], ...about },
    },
    CATALOGUE,
    ABOUT,
  );

const offering = (n: number, about: Partial<OfferingRecorded> = {}): NewEvent => {
  const of = { id: randomUUID(), procedureId: id(n), procedureCode: `1.00000${n}`, agencyId: LIFE_AGENCIES[0]! };
  const data = { ...of, from: '2017-01-01', to: null, level: 3 as const, oneStop: true, post: false, ...about };
  return offeringRecorded.of(id(n), data, CATALOGUE, ABOUT);
};

const received = (n: number, receivedOn: string, about: object = {}) => ({
  subject: randomUUID(),
  state: aDossier({
    procedureId: id(n),
    procedureCode: `1.00000${n}`,
    receivedOn,
    level: 3,
    channel: 'online',
    ...about,
  }),
});

const ask = async (reading: string, period = '2018', more: object = {}): Promise<IndicatorFigure> =>
  (await world.service.request(getIndicator, { id: 'I.5.a', period, reading, ...more }, LEADER)).value;

const share = async (reading: string, period?: string, more?: object): Promise<string> => {
  const { numerator, denominator, asOf } = await ask(reading, period, more);
  const pinned = await ask(reading, period, { ...more, asOf: asOf.token });
  expect([pinned.numerator, pinned.denominator]).toEqual([numerator, denominator]);
  return `${numerator}/${denominator}`;
};

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.catalogue([
    ...[1, 2, 3, 4, 5, 6].map((n) => procedure(n)),
    offering(1),
    offering(2, { level: 4, from: '2018-06-01' }),
    offering(2, { level: 3, to: '2018-05-31' }),
    offering(3, { from: '2018-07-01' }),
    offering(4, { to: '2018-03-31' }),
    offering(5, { level: 2 }),
    offering(6),
    procedure(6, { status: 'repealed', validTo: '2018-02-28' }),
    procedure(1, { version: 2, validFrom: '2018-09-01' }),
    offering(7),
    procedure(7, { status: 'draft' }),
  ]);
  await world.announce([
    received(1, '2018-02-10'),
    received(2, '2018-12-30', { level: 4 }),
    received(3, '2018-08-01', { channel: 'counter' }),
    received(4, '2018-01-15'),
    received(5, '2018-01-15'),
  ]);
}, 120_000);

afterAll(() => world?.service.close());

describe('procedures with dossiers over procedures offered (I.5.a)', () => {
  it.each([
    ['A.at-end', '2/3', 'offered on the last day: 1, 2 (now level 4), 3'],
    ['A.ever', '3/5', 'offered on any day: 1, 2, 3, 4 and 6, which was repealed in March'],
    [
      'A.full-year',
      '2/2',
      'offered all the year: 1, whose new version goes on from the old one, and 2 over both its levels',
    ],
    ['B.at-end', '3/3', 'with a dossier by any channel'],
  ])('by reading %s is %s: %s', async (reading, expected) => {
    expect(await share(reading)).toBe(expected);
  });

  it('counts from 1 January to the last day of the period, edge days read from facts', async () => {
    expect(await share('A.at-end', '2018-11-20..2018-12-29')).toBe('1/3');
    expect(await share('A.at-end', '2018-11-20..2018-12-30')).toBe('2/3');
    expect(await share('A.at-end', '2018-03')).toBe('2/3');
  });

  it('of an agency that offers none has nothing to judge', async () => {
    expect(await ask('A.at-end', '2018', { scope: '000.00.16.H10' })).toMatchObject({
      value: { kind: 'not-applicable' },
      status: 'no-data',
      denominator: 0,
    });
  });

  it('lists the procedures without any, by code and name', async () => {
    const question = { id: 'I.5.a', period: '2018', reading: 'A.at-end', part: 'shortfall' as const };
    const { value } = await world.service.request(listEvidence, question, LEADER);
    expect(value.items).toEqual([
      { kind: 'procedure', id: id(3), code: '1.000003', name: { vi: 'Thủ tục 3', en: 'Thủ tục 3' } },
    ]);
  });
});

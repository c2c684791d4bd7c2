import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  decisionListRecorded,
  getIndicator,
  getQuietProcedures,
  linkedProcedureRecorded,
  listEvidence,
  offeringRecorded,
  paperBookRecorded,
  periodicReviewRecorded,
  postingRecorded,
  procedureRecorded,
  publicationDutyRecorded,
  shorteningRecorded,
  systemActor,
  webItemRecorded,
} from '#contracts';
import type { EventContract, NewEvent, OfferingRecorded, PostingRecorded, PublicationDutyRecorded } from '#contracts';
import { aDossier, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';
import { LEADER, ReportingWorld } from '../facts/reporting-world.makers.js';
import { RebuildService } from '../rebuild/rebuild.service.js';

const BY = systemActor('catalogue');
const ABOUT = { time: new Date('2018-01-01T00:00:00Z') };
const [DEPARTMENT, OTHER] = LIFE_AGENCIES as [string, string];
const id = (n: number): string => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${n}`;
const code = (n: number): string => `1.00000${n}`;
const named = (n: number) => ({ procedureId: id(n), procedureCode: code(n) });

const said = <D extends object>(contract: EventContract<D>, subject: string, data: D): NewEvent =>
  contract.of(subject, data, BY, ABOUT);

const procedure = (n: number, version = 1, validFrom = '2017-01-01'): NewEvent =>
  said(procedureRecorded, id(n), {
    ...{ id: id(n), code: code(n), aliases: [], name: { vi: `Thủ tục ${n}`, en: null }, field: null, levels: [] },
    ...{ status: 'in-force', version, validFrom, validTo: null, draftVersion: null, terms: [] },
  });

const offering = (n: number, about: Partial<OfferingRecorded> = {}): NewEvent =>
  said(offeringRecorded, id(n), {
    ...{ id: randomUUID(), ...named(n), agencyId: DEPARTMENT, from: '2017-01-01', to: null },
    ...{ level: 3, oneStop: true, post: false, ...about },
  });

const posting = (n: number, place: PostingRecorded['place'], about: Partial<PostingRecorded> = {}): NewEvent =>
  said(postingRecorded, id(n), {
    ...{ id: randomUUID(), ...named(n), version: 1, place, agencyId: null, postedOn: '2017-01-05' },
    ...{ removedOn: null, dueOn: null, missing: [], ...about },
  });

const duty = (n: number, about: Partial<PublicationDutyRecorded>): NewEvent => {
  const own = randomUUID();
  return said(publicationDutyRecorded, own, {
    ...{ id: own, changeId: randomUUID(), ...named(n), kind: 'amended', agencyId: DEPARTMENT },
    ...{ announcedOn: '2018-02-01', effectiveOn: '2018-04-01', shortened: false, takenBack: false },
    ...{ proposalDueOn: '2018-03-15', proposedOn: '2018-03-15', decisionDueOn: '2018-03-27', decidedOn: '2018-03-26' },
    ...{ entryDueOn: '2018-04-03', enteredOn: null, ...about },
  });
};

const shortening = (n: number, about: object = {}): NewEvent =>
  said(shorteningRecorded, id(n), {
    ...{ id: randomUUID(), ...named(n), agencyId: null, channel: null, central: days('10'), local: days('7') },
    ...{ decidedOn: '2018-05-02', from: '2018-06-01', to: null, comparison: 'shorter' },
    ...{ daysSaved: '3', shareSaved: '30.00', ...about },
  });
const days = (length: string) => ({ length, unit: 'working-day' as const });

const review = (period: string, dueOn: string, heldOn: string | null, takenBack = false): NewEvent => {
  const own = randomUUID();
  return said(periodicReviewRecorded, own, { id: own, agencyId: DEPARTMENT, period, dueOn, heldOn, takenBack });
};

const item = (name: string, about: object): NewEvent => {
  const own = randomUUID();
  const none = { required: true, presentFrom: null, presentTo: null, updates: [] };
  return said(webItemRecorded, own, { id: own, agencyId: DEPARTMENT, item: name, ...none, ...about });
};

const list = (purpose: 'online' | 'level-3' | 'post', listed: readonly number[], agencyId: string | null = null) => {
  const own = randomUUID();
  return said(decisionListRecorded, own, {
    ...{ id: own, purpose, agencyId, decision: '846/QĐ-TTg', decidedOn: '2017-06-09', from: '2017-06-09', to: null },
    procedures: listed.map((n) => (n === 9 ? { procedureId: null, procedureCode: code(n) } : named(n))),
  });
};

const received = (n: number, receivedOn: string, about: object = {}) => ({
  subject: randomUUID(),
  state: aDossier({ ...named(n), receivedOn, level: 3, channel: 'online', ...about }),
});

const CATALOGUE: NewEvent[] = [
  ...[1, 2, 3, 4, 5].map((n) => procedure(n)),
  procedure(2, 2, '2018-05-02'),
  procedure(3, 2, '2018-09-04'),
  offering(1),
  offering(2, { oneStop: false, exclusion: '12/QĐ-UBND' }),
  offering(3, { oneStop: false }),
  offering(4),
  offering(4, { agencyId: OTHER, oneStop: false }),
  offering(5, { agencyId: OTHER }),
  ...(['one-stop-centre', 'web-page'] as const).flatMap((place) => [posting(1, place), posting(4, place)]),
  posting(4, 'national-base'),
  posting(3, 'web-page', { missing: ['fees'] }),
  posting(2, 'one-stop-centre', { version: 2, postedOn: '2018-05-09', dueOn: '2018-05-09' }),
  posting(2, 'web-page', { version: 2, postedOn: '2018-05-10', dueOn: '2018-05-09', removedOn: '2018-11-30' }),
  duty(1, {}),
  duty(2, { proposedOn: '2018-03-16' }),
  duty(3, { decidedOn: null }),
  duty(4, { takenBack: true }),
  duty(5, { proposalDueOn: '2018-12-30', decisionDueOn: '2019-01-08', proposedOn: null, decidedOn: null }),
  shortening(1),
  shortening(1, { channel: 'online' }),
  shortening(2, { decidedOn: '2017-12-01', from: '2018-01-01', to: '2018-10-31' }),
  shortening(3, { comparison: 'equal' }),
  shortening(5, { agencyId: OTHER }),
  review('2018-Q1', '2018-03-31', '2018-03-20'),
  review('2018-Q2', '2018-06-30', null),
  review('2018-Q3', '2018-09-30', '2018-09-30', true),
  item('contact', { presentFrom: '2018-02-01', updates: [update('2018-05-01', '2018-05-08', '2018-06-01')] }),
  item('news', { presentFrom: '2018-01-01', updates: [update('2018-08-01', '2018-08-08', null)] }),
  item('charter', {}),
  item('chat', { required: false, presentFrom: '2018-01-01' }),
  said(linkedProcedureRecorded, id(1), linked(1)),
  said(linkedProcedureRecorded, id(4), linked(4)),
  list('online', [1, 3]),
  list('level-3', [1, 4, 9]),
];

function update(changedOn: string, dueOn: string, postedOn: string | null) {
  return { changedOn, dueOn, postedOn };
}

function linked(n: number) {
  return { id: randomUUID(), ...named(n), agencyId: DEPARTMENT, participants: [OTHER], from: '2018-01-01', to: null };
}

let world: ReportingWorld;
const ask = async (id: string, reading: string, period = '2018', more: object = {}) =>
  (await world.service.request(getIndicator, { id, period, reading, scope: '000.00.15.H10', ...more }, LEADER)).value;

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.catalogue(CATALOGUE);
  const participant = { agencyId: OTHER, mode: 'parallel', term: days('3'), startedAt: null, dueAt: null, finishedAt: null }; // prettier-ignore
  await world.announce([
    received(1, '2018-03-01', { participants: [participant] }),
    received(1, '2018-03-02', { channel: 'counter' }),
    received(4, '2018-03-02', { channel: 'counter' }),
    received(9, '2018-04-02', { procedureId: null, channel: 'counter' }),
  ]);
}, 120_000);
afterAll(() => world?.service.close());

describe('figures over the catalogue', () => {
  it.each([
    ['I.3.a', 'A', '2018', '2/4', 'proposed in time: 1 and 3; 2 a day late, 5 not at all; 4 was taken back'],
    ['I.3.a', 'B', '2018', '2/3', 'decided in time: 1 and 2; 3 not; that of 5 falls due next year'],
    ['I.3.a', 'A', '2018-Q1', '2/3', 'from 1 January to the last day of March'],
    ['I.3.a.2', 'A', '2018', '1/2', 'one of two quarters; the third was taken out of the plan'],
    ['I.3.b', 'A', '2018', '1', 'decided in the year for the department: 1, once for two channels'],
    ['I.3.b', 'B', '2018', '1', 'in force on the last day: 1; that of 2 ended in October'],
    ['I.3.b', 'B', '2018-H1', '2', 'in force on 30 June: 1 and 2'],
    ['I.3.d', 'A', '2018', '2/3', 'one-stop 1 and 4 here; 3 should be and is not; 2 is excluded'],
    ['I.3.d.2', 'A', '2018', '1/2', 'of 1 and 4 on the list only 1 had a linked dossier'],
    ['I.3.g', 'A', '2018', '2/4', '1 and 4; 2 was taken off the page, 3 is there by its old version'],
    ['I.3.g', 'A', '2018-06', '3/4', 'in June 2 too'],
    ['I.3.g', 'B', '2018', '0/2', 'the page had version 2 of procedure 2 a day late, that of 3 not at all'],
    ['I.3.g', 'B', '2018-03', '0/0', 'nothing fell due by March'],
    ['I.5.e', 'A', '2018', '2/4', '1 and 4'],
    ['I.5.e', 'A', '2018-07', '3/4', '2 too; 3 lacks a part'],
    ['I.5.e.2', 'A', '2018', '1/3', 'contact; news waits for an update, the charter was never there'],
    ['I.5.e.2', 'A', '2018-05', '1/3', 'news; contact was behind in May'],
    ['I.5.a', 'A.by-decision', '2018', '1/3', 'listed online or at level 3 and offered here: 1, 3, 4'],
    ['I.5.a', 'B.by-decision', '2018', '2/3', '1 and 4 by any channel'],
    ['I.12.1', 'C', '2018', '1/3', 'online at level 3 of all dossiers of 1 and 4'],
  ])('%s %s of %s is %s: %s', async (id, reading, period, expected) => {
    const figure = await ask(id, reading, period);
    const shown = ({ numerator, denominator }: typeof figure) =>
      denominator === null ? String(numerator) : `${numerator}/${denominator}`;
    expect(shown(figure)).toBe(expected);
    expect(shown(await ask(id, reading, period, { asOf: figure.asOf.token }))).toBe(expected);
    for (const part of ['numerator', 'denominator'] as const) {
      if (figure[part] === null || figure.value.kind !== 'value') continue;
      const question = { id, period, reading, part, scope: '000.00.15.H10', limit: 500 };
      const { value } = await world.service.request(listEvidence, question, LEADER);
      expect([part, value.total, value.items.length]).toEqual([part, figure[part], figure[part]]);
    }
  });

  it('of the province see a procedure as one-stop only where every agency is, and a listed one nobody offers', async () => {
    const whole = { scope: '000.00.00.H10' };
    expect(await ask('I.3.d', 'A', '2018', whole)).toMatchObject({ numerator: 2, denominator: 4 });
    expect(await ask('I.3.b', 'A', '2018', whole)).toMatchObject({ numerator: 2 });
    expect(await ask('I.12.1', 'C', '2018', whole)).toMatchObject({ numerator: 1, denominator: 4 });
    expect(await ask('I.5.a', 'B.by-decision', '2018', whole)).toMatchObject({ numerator: 3, denominator: 4 });
  });

  it('names procedures nobody used this year, and agencies short of one to reach the target', async () => {
    const question = { period: '2018', scope: '000.00.00.H10' };
    const { value } = await world.service.request(getQuietProcedures, question, LEADER);
    const shown = value.lists.map(({ id, offered, items }) => [id, offered, items.map((one) => one.code)]);
    expect(shown).toEqual([
      ['no-dossier', 5, [code(2), code(3), code(5)]],
      ['no-online-dossier', 5, [code(2), code(3), code(4), code(5)]],
      ['no-postal-transaction', 0, []],
    ]);
    expect(value.short).toMatchObject([
      { agency: '000.00.16.H10', indicator: 'I.5.a', numerator: 0, denominator: 2, needed: 2 },
      { agency: '000.00.15.H10', indicator: 'I.5.a', numerator: 1, denominator: 4, needed: 3 },
    ]);
  });

  it('says beside shortened terms how many days and which share they save, each procedure once', async () => {
    const beside = async (reading: string, more: object = {}) =>
      (await ask('I.3.b', reading, '2018', more)).beside!.map(({ id, number }) => [id, number]);
    expect(await beside('A')).toEqual([['days-saved', 3], ['share-saved', 30]]); // prettier-ignore
    expect(await beside('A', { scope: '000.00.00.H10' })).toEqual([['days-saved', 6], ['share-saved', 30]]); // prettier-ignore
    expect(await beside('B', { period: '2018-H1' })).toEqual([['days-saved', 6], ['share-saved', 30]]); // prettier-ignore
  });

  it('of few votes say so and conclude nothing, with the interval beside', async () => {
    const vote = {
      convenience: null,
      timeliness: null,
      attitude: null,
      typedIn: false,
      overall: 'unsatisfied',
    } as const;
    await world.announce(
      Array.from({ length: 29 }, () => received(1, '2018-07-01', { vote: { ...vote, votedOn: '2018-07-02' } })),
    );
    const few = await ask('I.3.c', 'A', '2018-07');
    expect(few).toMatchObject({
      status: 'no-data',
      numerator: 0,
      denominator: 29,
      value: { kind: 'value', number: 0 },
    });
    expect(few.beside).toMatchObject([
      { id: 'n', number: 29 },
      { id: 'low', number: 0 },
      { id: 'high', number: 11.7 },
    ]);
    await world.announce([received(1, '2018-07-01', { vote: { ...vote, votedOn: '2018-07-02' } })]);
    expect(await ask('I.3.c', 'A', '2018-07')).toMatchObject({ status: 'missed', denominator: 30 });
  });

  it('judge the software against the paper book once somebody has counted it, by the lower share', async () => {
    const missing = await ask('I.5.c', 'A', '2018-07');
    expect(missing.value.missing).toMatchObject([
      { source: 'dossier', label: { en: 'Agencies without a paper book in the period' } },
    ]);
    const own = randomUUID();
    const book = { id: own, agencyId: DEPARTMENT, month: '2018-07', lastDay: '2018-07-31', dossiers: 40 };
    await world.tellDossier(paperBookRecorded.of(own, book, systemActor('dossier'), ABOUT));
    const judged = await ask('I.5.c', 'A', '2018-07');
    expect(judged).toMatchObject({ numerator: 30, denominator: 40, status: 'missed', value: { number: 75 } });
    const question = { id: 'I.5.c', period: '2018-07', part: 'denominator', scope: '000.00.15.H10' } as const;
    const { value } = await world.service.request(listEvidence, question, LEADER);
    expect([value.total, value.items[0]]).toMatchObject([40, { kind: 'paper-book', code: '2018-07' }]);
  });

  it('lists what keeps a figure down', async () => {
    const question = { id: 'I.3.d', period: '2018', scope: '000.00.15.H10', part: 'shortfall' as const };
    const { value } = await world.service.request(listEvidence, question, LEADER);
    expect(value.items.map((row) => row.code)).toEqual([code(3)]);
  });

  it('by a list nobody has recorded are missing, not nought', async () => {
    const figure = await ask('I.5.đ.1', 'A.by-decision');
    expect(figure).toMatchObject({
      status: 'no-data',
      value: { kind: 'not-provided', missing: [{ source: 'catalogue' }] },
    });
  });

  it('are rebuilt from the log to the same rows', async () => {
    expect(await world.service.get(RebuildService).run()).toMatchObject({ state: 'done', equal: true, error: null });
  }, 60_000);
});

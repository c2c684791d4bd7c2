import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  draftShareReminders,
  findHoles,
  issueShareReminder,
  listShareReminders,
  answerShareReminder,
} from '#contracts';
import { registerDocument, shareOfElectronic, type Actor, type RegisterDocument, type ShareFigure } from '#contracts';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, recorded, ROOM } from '#testing';
import { someAgencies, TestClock, testService, type TestService } from '#testing';
import { exchange } from '../exchange.module.js';

const leader: Actor = { issuer: 'test', subject: 'leader', role: 'department-office', agency: PROVINCE };
const clerk: Actor = { ...leader, subject: 'clerk', role: 'records-clerk', agency: DEPARTMENT };
const year = { from: '2018-01-01', to: '2018-12-31' };
const ABROAD = ['000.00.00.G22', '000.00.00.H41'];

let service: TestService;
beforeAll(async () => {
  service = await testService(exchange, {
    clock: new TestClock('2018-10-03T08:00:00Z'),
    environment: { STORAGE_DIRECTORY: '/nowhere' },
  });
  await service.deliver(recorded(someAgencies()));
});
afterAll(() => service.close());

let next = 0;
const enter = async (more: Partial<RegisterDocument>) => {
  const plain = {
    agencyCode: DEPARTMENT,
    direction: 'outgoing',
    notation: 'STTTT-VP',
    issuedOn: '2018-09-07',
  } as const;
  const line = { ...plain, number: (next += 1), recipients: ABROAD, class: 'electronic', secrecy: 'none' } as const;
  return (await service.request(registerDocument, { ...line, ...more } as RegisterDocument, leader)).value;
};
const share = async (by = leader) => (await service.request(shareOfElectronic, year, by)).value;
const plain = (figures: ShareFigure[]) =>
  Object.fromEntries(figures.map(({ reading, numerator, denominator }) => [reading, `${numerator}/${denominator}`]));

describe('the share of electronic documents', () => {
  it('counts each reading its own way and leaves out what is not in it', async () => {
    await enter({ signed: true });
    await enter({ class: 'electronic-with-paper', signed: true });
    await enter({ paperRecipients: [ABROAD[1]!] });
    await enter({ class: 'paper', paperReason: 'recipient-not-connected' });
    await enter({ class: 'paper', paperReason: 'listed' });
    await enter({ class: 'unknown' });
    await enter({ recipients: [], others: { citizens: 3 }, class: 'paper', paperReason: 'other' });
    await enter({ recipients: [ROOM] });
    await enter({ direction: 'incoming', senderCode: ABROAD[0]!, recipients: [DEPARTMENT] });
    await enter({ issuedOn: '2017-12-31' });
    const found = await share();
    const own = found.agencies.find(({ agencyCode }) => agencyCode === DEPARTMENT)!;
    expect(plain(own.figures)).toEqual({ A: '2/4', A2: '3/4', B: '5/8', C: '1/4', D: '3/5' });
    expect(own).toMatchObject({ unknown: 1, listed: 1 });
    expect(plain(found.figures)).toEqual(plain(own.figures));
  });

  it('names the agencies without data', async () => {
    expect((await share()).notProvided).toEqual([
      { agencyCode: OTHER_DEPARTMENT, agencyName: { vi: OTHER_DEPARTMENT, en: null } },
    ]);
    expect((await share(clerk)).notProvided).toEqual([]);
  });

  it('a period that ends before it begins is refused', async () => {
    const query = { from: '2018-02-01', to: '2018-01-01' };
    await expect(service.request(shareOfElectronic, query, leader)).rejects.toMatchObject({ code: 'exchange.period' });
  });
});

describe('numbers of a year', () => {
  it('are given without holes, a series a kind of document; a refused document leaves none', async () => {
    const at = { issuedOn: '2018-03-01', number: null };
    const decision = { ...at, notation: 'QĐ-STTTT' };
    expect((await enter(decision)).number).toBe(1);
    await expect(enter({ ...decision, recipients: [DEPARTMENT] })).rejects.toMatchObject({
      code: 'exchange.recipient',
    });
    const given = await Promise.all(Array.from({ length: 8 }, () => enter(decision)));
    expect(given.map(({ number }) => number).sort((a, b) => a! - b!)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const incoming = { direction: 'incoming' as const, recipients: [DEPARTMENT] };
    const arrived = await enter({ ...incoming, senderCode: ABROAD[0]! });
    expect(arrived).toMatchObject({ arrivalNumber: 2, arrivedOn: '2018-10-03' });
  });

  it('what another system left out or gave twice is told', async () => {
    for (const number of [11, 13, 15]) await enter({ number, notation: 'TB-STTTT', issuedOn: '2018-04-02' });
    await enter({ number: 15, notation: 'TB-STTTT', issuedOn: '2018-04-03' });
    const query = { agency: DEPARTMENT, year: 2018, direction: 'outgoing' } as const;
    const { series } = (await service.request(findHoles, query, clerk)).value;
    expect(series.find((one) => one.series === 'QĐ')).toEqual({
      series: 'QĐ',
      given: 9,
      last: 9,
      holes: [],
      twice: [],
    });
    const notices = series.find((one) => one.series === 'TB')!;
    expect(notices).toMatchObject({ given: 4, last: 15, holes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14], twice: [15] });
  });
});

describe('an agency below 90 %', () => {
  it('is urged once a period, by a letter that is issued and answered', async () => {
    const { items } = (await service.request(draftShareReminders, year, leader)).value;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ agencyCode: DEPARTMENT, reading: 'A', target: 90, status: 'drafted' });
    const again = (await service.request(draftShareReminders, year, leader)).value;
    expect(again.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    const { id } = items[0]!;
    const reply = { id, replyNumber: '12/STTTT', repliedOn: '2018-10-02' };
    await expect(service.request(answerShareReminder, reply, leader)).rejects.toMatchObject({
      code: 'exchange.reminder-status',
    });
    await service.request(issueShareReminder, { id, letterNumber: '77/STTTT-CNTT', issuedOn: '2018-10-01' }, leader);
    const answered = await service.request(answerShareReminder, reply, leader);
    expect(answered.value).toMatchObject({ status: 'answered', issuedOn: '2018-10-01', repliedOn: '2018-10-02' });
    const events = (await service.events()).filter(({ type }) => type.startsWith('exchange.reminder'));
    expect(events.map(({ type }) => type.split('.')[2])).toEqual(['drafted', 'issued', 'answered']);
    expect(events[1]!.data).toMatchObject({
      state: { agencyId: agencyId(DEPARTMENT), ...year, status: 'issued', issuedOn: '2018-10-01', repliedOn: null },
    });
  });

  it('is seen by its own people only', async () => {
    const other = { ...clerk, agency: OTHER_DEPARTMENT };
    expect((await service.request(listShareReminders, {}, clerk)).value.items).toHaveLength(1);
    expect((await service.request(listShareReminders, {}, other)).value.items).toEqual([]);
  });
});

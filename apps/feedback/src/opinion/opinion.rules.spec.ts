import { describe, expect, it } from '@jest/globals';
import { buildCalendar, vietnamDecisions } from '#calendar';
import type { ReceiveOpinion } from '#contracts';
import { answer, inTime, publicAnswerDue, receive } from './opinion.rules.js';

const now = new Date('2018-12-31T10:00:00Z');
const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now });
const ground = { agencyId: '0b8f9a52-51a8-5c12-9f0a-2b7d0f1f0a11', calendar, isCitizen: false };

const anOpinion = (more: Partial<ReceiveOpinion> = {}): ReceiveOpinion => ({
  channel: 'hotline',
  agencyCode: '000.00.15.H10',
  content: 'Chờ quá lâu',
  petitioner: { name: 'Trần Thị Bưởi', address: 'Đồng Xoài', phone: '0987 654 321' },
  receivedAt: '2018-09-05T09:00:00+07:00',
  ...more,
});

describe('the public answer is due in three working days (letter 600, I.3.đ)', () => {
  it.each([
    ['Wednesday morning: the day itself is not counted', '2018-09-05T09:00', '2018-09-10'],
    ['Wednesday at closing time: still that day', '2018-09-05T17:00', '2018-09-10'],
    ['Wednesday evening: received on Thursday', '2018-09-05T17:01', '2018-09-11'],
    ['Friday evening: received on Saturday, counted from Monday', '2018-09-07T20:00', '2018-09-12'],
    ['Sunday evening: a day of rest has no closing time', '2018-09-09T20:00', '2018-09-12'],
    ['before National Day: Monday 3/9 is off', '2018-08-30T09:00', '2018-09-05'],
    ['before Tết: seven days off', '2018-02-13T09:00', '2018-02-23'],
    ['the swap of 31/12/2018 and the make-up Saturday 5/1/2019', '2018-12-28T09:00', '2019-01-04'],
  ])('%s', (_, at, dueOn) => {
    expect(publicAnswerDue(new Date(`${at}:00+07:00`), calendar).dueOn).toBe(dueOn);
  });

  it('of a year without a calendar it says so', () => {
    expect(() => publicAnswerDue(new Date('2016-05-05T02:00:00Z'), calendar)).toThrow('feedback.calendar-range');
  });

  it.each([
    ['2018-09-10', '2018-09-10', true],
    ['2018-09-11', '2018-09-10', false],
    [null, '2018-09-10', null],
    ['2018-09-11', null, null],
  ])('answered on %s, due on %s: %s', (answeredOn, dueOn, expected) => {
    expect(inTime({ answeredOn, dueOn })).toBe(expected);
  });
});

describe('receiving an opinion', () => {
  it('one with name, address and telephone is open and due', () => {
    const { status, dueOn, notAcceptedReasons } = receive(anOpinion(), ground, now);
    expect({ status, dueOn, notAcceptedReasons }).toEqual({
      status: 'open',
      dueOn: '2018-09-10',
      notAcceptedReasons: [],
    });
  });

  it.each([
    [null, ['no-name', 'no-address', 'no-phone']],
    [{ name: 'Trần Thị Bưởi', phone: '0987654321' }, ['no-address']],
  ])('without who speaks it is registered, not accepted, and not due (NĐ 20/2008 Art.7): %j', (petitioner, reasons) => {
    const { status, dueOn, notAcceptedReasons } = receive(anOpinion({ petitioner }), ground, now);
    expect({ status, dueOn, notAcceptedReasons }).toEqual({
      status: 'not-accepted',
      dueOn: null,
      notAcceptedReasons: reasons,
    });
  });

  it.each(['complaint', 'denunciation'] as const)('a %s follows its own law: no three days', (kind) => {
    expect(receive(anOpinion({ kind }), ground, now)).toMatchObject({ status: 'open', dueOn: null });
  });

  it('citizens speak on the web, now', () => {
    const citizen = { ...ground, isCitizen: true };
    const web = { channel: 'web', receivedAt: null } as const;
    expect(receive(anOpinion(web), citizen, now)).toMatchObject({ channel: 'web', receivedAt: now });
    expect(() => receive(anOpinion({ ...web, channel: 'counter' }), citizen, now)).toThrow(
      'feedback.citizens-use-the-web',
    );
    expect(() => receive(anOpinion({ channel: 'web' }), citizen, now)).toThrow('feedback.citizens-use-the-web');
  });

  it('nothing is received ahead of time', () => {
    expect(() => receive(anOpinion({ receivedAt: '2019-01-01T00:00:00+07:00' }), ground, now)).toThrow(
      'feedback.received-in-future',
    );
  });
});

describe('answering in public', () => {
  const opinion = { ...receive(anOpinion(), ground, now), number: '000.00.15.H10-2018-00001' };

  it('keeps the Vietnam day of the answer', () => {
    const answered = answer(opinion, new Date('2018-09-10T17:30:00Z'));
    expect(answered).toMatchObject({ status: 'answered', answeredOn: '2018-09-11', dueOn: '2018-09-10' });
  });

  it('is done once, and not for what was not accepted', () => {
    expect(() => answer({ ...opinion, status: 'answered' }, now)).toThrow('feedback.answered-already');
    expect(() => answer({ ...opinion, status: 'not-accepted' }, now)).toThrow('feedback.not-accepted');
  });
});

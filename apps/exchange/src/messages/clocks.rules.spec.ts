import { expect, it } from '@jest/globals';
import { buildCalendar, vietnamDecisions } from '#calendar';
import { confirmedInTime, sentInTime } from './clocks.rules.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2026-11-24T00:00:00Z' });

it.each([
  ['the same day', '2018-09-07', '2018-09-07T16:59:00+07:00', false, true],
  ['the next working morning, over a week-end', '2018-09-07', '2018-09-10T11:59:00+07:00', false, true],
  ['the next working afternoon', '2018-09-07', '2018-09-10T12:01:00+07:00', false, false],
  ['urgent, the same day', '2018-09-07', '2018-09-07T10:00:00+07:00', true, true],
  ['urgent, the next morning', '2018-09-06', '2018-09-07T08:00:00+07:00', true, false],
  ['before the decision was in force', '2018-09-05', '2018-12-05T08:00:00+07:00', false, null],
  ['a year nobody has a calendar of', '2090-01-04', '2090-01-09T08:00:00+07:00', false, null],
])('sent %s', (_what, issuedOn, at, urgent, expected) => {
  expect(sentInTime({ issuedOn, at: new Date(at), urgent }, calendar)).toBe(expected);
});

it.each([
  ['in the evening of the day', '2018-09-07T10:00:00+07:00', '2018-09-07T20:00:00+07:00', true],
  ['the day after', '2018-09-06T16:59:00+07:00', '2018-09-07T07:30:00+07:00', false],
  ['on Monday what came on Friday night', '2018-09-07T18:00:00+07:00', '2018-09-10T16:00:00+07:00', true],
  ['before it came, by another clock', '2018-09-07T10:00:00+07:00', '2018-09-07T09:59:00+07:00', true],
  ['before the decision was in force', '2018-09-05T10:00:00+07:00', '2018-09-20T10:00:00+07:00', null],
])('confirmed %s', (_what, arrived, confirmed, expected) => {
  expect(confirmedInTime(new Date(arrived), new Date(confirmed), calendar)).toBe(expected);
});

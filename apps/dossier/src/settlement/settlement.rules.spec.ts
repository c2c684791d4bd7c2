import { describe, expect, it } from '@jest/globals';
import { buildCalendar, vietnamDecisions } from '#calendar';
import { stepInTime } from './settlement.rules.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2018-12-31T08:00:00+07:00' });
const judged = (at: string, recordedAt: string) =>
  stepInTime(new Date(`${at}+07:00`), new Date(`${recordedAt}+07:00`), calendar);

describe('a step is written down in time (NĐ 61/2018 Art.18.2–3)', () => {
  it.each([
    ['2018-08-13T09:00:00', '2018-08-13T16:59:00', 'inTime'],
    ['2018-08-13T09:00:00', '2018-08-14T07:10:00', 'late'],
    ['2018-08-13T15:00:00', '2018-08-14T07:10:00', 'inTime'],
    ['2018-08-13T15:00:00', '2018-08-14T09:10:00', 'late'],
    ['2018-08-17T16:00:00', '2018-08-20T07:30:00', 'inTime'],
    ['2018-08-18T09:00:00', '2018-08-20T07:30:00', 'inTime'],
    ['2018-08-18T09:00:00', '2018-08-21T07:30:00', 'late'],
    ['2018-12-28T16:00:00', '2019-01-02T07:30:00', 'inTime'],
    ['2011-03-01T09:00:00', '2011-03-01T10:00:00', 'inTime'],
    ['2011-03-01T09:00:00', '2011-03-02T10:00:00', 'unknown'],
  ])('at %s, recorded %s: %s', (at, recordedAt, expected) => {
    expect(judged(at, recordedAt)).toBe(expected);
  });
});

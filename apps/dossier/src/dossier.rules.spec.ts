import { describe, expect, it } from '@jest/globals';
import { timelinessOf } from './dossier.rules.js';

const of = (status: number, completedOn: string | null, lawfulDueOn: string | null) =>
  timelinessOf({ status: status as 4, completedOn, lawfulDueOn }, '2018-08-20');

describe('timeliness', () => {
  it.each([
    ['settled before its day', of(9, '2018-08-17', '2018-08-20'), 'early'],
    ['settled on its day', of(9, '2018-08-20', '2018-08-20'), 'on-time'],
    ['settled after its day', of(10, '2018-08-21', '2018-08-20'), 'late'],
    ['settled at once, without a due date', of(9, '2018-08-20', null), 'on-time'],
    ['open on its last day', of(4, null, '2018-08-20'), 'open'],
    ['open after its day', of(4, null, '2018-08-17'), 'overdue'],
    ['waiting for a payment after its day', of(6, null, '2018-08-17'), 'overdue'],
    ['waiting for a supplement, whatever its day', of(5, null, '2018-08-17'), 'waiting'],
    ['withdrawn', of(7, null, '2018-08-17'), 'none'],
    ['stopped', of(8, null, '2018-08-17'), 'none'],
    ['submitted, not received', of(1, null, null), 'open'],
  ])('of a dossier %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, buildCalendar, countWorkingDays, dueDate, vietnamDay, vietnamDecisions } from '#calendar';
import type { TermUnit } from '#contracts';
import { newFacts, type Facts } from '../dossier.rules.js';
import { restarted, resumed } from './pause.rules.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2018-12-31T08:00:00+07:00' });
const instant = (text: string) => new Date(`${text}+07:00`);

function running(length: string, unit: TermUnit, from: Date, pausedAt: Date): Facts {
  const { dueAt, dueOn } = dueDate({ length: Number(length), unit, from }, calendar);
  const named = { id: '', procedureCode: '', agencyId: '', channel: 'counter' as const, lastActAt: from };
  const term = { termLength: length, termUnit: unit, termFrom: from, receivedAt: from };
  return newFacts(named, { ...term, lawfulDueAt: new Date(dueAt), lawfulDueOn: dueOn, pausedAt });
}

describe('a term that stood still', () => {
  it.each([
    // Received Monday 13/8, due Monday 20/8: 3 of 5 working days were left.
    ['5', 'working-day', '2018-08-15T09:00:00', '2018-08-30'],
    // All 5 were left; 3/9 is a holiday.
    ['5', 'working-day', '2018-08-13T15:00:00', '2018-09-04'],
    // Paused on its last day: due the day it goes on.
    ['5', 'working-day', '2018-08-20T09:00:00', '2018-08-27'],
    // It was late already and stays late.
    ['5', 'working-day', '2018-08-21T09:00:00', '2018-08-20'],
    // 8 days were left: 4/9.
    ['10', 'day', '2018-08-15T09:00:00', '2018-09-04'],
    // 15 hours were left, then 11.
    ['16', 'hour', '2018-08-13T09:00:00', '2018-08-29'],
    ['1.5', 'working-day', '2018-08-13T09:00:00', '2018-08-28'],
  ] as const)('%s %s, paused %s, goes on on 27/8: due %s', (length, unit, paused, due) => {
    const dossier = running(length, unit, instant('2018-08-13T08:00:00'), instant(paused));
    expect(resumed(dossier, instant('2018-08-27T09:00:00'), calendar).lawfulDueOn).toBe(due);
  });

  it('or begins again in full (NĐ 61/2018 Art.19.4)', () => {
    const dossier = running('5', 'working-day', instant('2018-08-13T08:00:00'), instant('2018-08-15T09:00:00'));
    expect(restarted(dossier, instant('2018-08-27T09:00:00'), calendar).lawfulDueOn).toBe('2018-09-04');
  });

  const day = fc.integer({ min: 0, max: 400 }).map((days) => instant(`${addDays('2018-01-02', days)}T09:00:00`));
  const term = fc.integer({ min: 1, max: 60 });
  const later = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000);

  it('never ends earlier because of a pause, and has as many working days as before', () => {
    fc.assert(
      fc.property(day, term, fc.nat(90), fc.nat(90), (from, length, until, pause) => {
        const pausedAt = later(from, until);
        const at = later(pausedAt, pause);
        const dossier = running(String(length), 'working-day', from, pausedAt);
        const { lawfulDueOn } = resumed(dossier, at, calendar);
        expect(lawfulDueOn! >= dossier.lawfulDueOn!).toBe(true);
        if (vietnamDay(pausedAt) > dossier.lawfulDueOn!) return;
        const used = countWorkingDays(vietnamDay(from), vietnamDay(pausedAt), calendar);
        expect(used + countWorkingDays(vietnamDay(at), lawfulDueOn!, calendar)).toBe(length);
      }),
    );
  });
});

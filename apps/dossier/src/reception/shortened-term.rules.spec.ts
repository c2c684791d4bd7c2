import { describe, expect, it } from '@jest/globals';
import { buildCalendar, vietnamDecisions } from '#calendar';
import type { Channel, StatedTerm } from '#contracts';
import { shortest } from './shortened-term.rules.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2018-08-13T08:00:00+07:00' });
const term = (text: string): StatedTerm => {
  const [length, unit] = text.split(' ') as [string, StatedTerm['unit']];
  return { length, unit };
};
const cut = (local: string, channel: Channel | null = null) => ({
  ...{ id: local, channel, local: term(local) },
  ...{ from: '2018-01-01', to: null },
});

describe('the term at an agency (NĐ 61/2018 Điều 5.1đ, thư 600 I.3.b)', () => {
  it.each([
    ['the procedure’s where nothing was cut', '10 working-day', [], '10 working-day'],
    ['what was cut for the agency', '10 working-day', [cut('7 working-day')], '7 working-day'],
    ['not what was cut for another channel', '10 working-day', [cut('7 working-day', 'online')], '10 working-day'],
    ['the procedure’s where a later text is shorter still', '5 working-day', [cut('7 working-day')], '5 working-day'],
    ['by due dates, whatever the unit', '5 working-day', [cut('6 day')], '5 working-day'],
    ['by due dates, the other way', '5 working-day', [cut('4 day')], '4 day'],
  ])('is %s', (_, stated, cuts, expected) => {
    expect(shortest(term(stated), cuts, { channel: 'counter', day: '2018-08-13', calendar })).toEqual(term(expected));
  });

  it('is what was cut where the catalogue states none', () => {
    const on = { channel: 'counter', day: '2018-08-13', calendar } as const;
    expect(shortest(null, [cut('7 working-day')], on)).toEqual(term('7 working-day'));
    expect(shortest(null, [], on)).toBeNull();
  });
});

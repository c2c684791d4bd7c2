import { expect, it } from '@jest/globals';
import type { Reminder } from './reminder.entity.js';
import { reminderLetter } from './reminder-letter.rules.js';

const drafted = {
  ...{ from: '2018-07-01', to: '2018-09-30', reading: 'A', numerator: 1, denominator: 3, target: 90 },
  ...{ letterNumber: null, issuedOn: null },
} as Reminder;

it('a draft carries its symbol and the day it is printed, a letter its number and the day of issue', () => {
  expect(reminderLetter(drafted, 'Sở Nội vụ', '2018-10-01')).toMatchObject({
    ...{ number: null, symbol: 'STTTT-CNTT', date: '2018-10-01', addressees: ['Sở Nội vụ'] },
  });
  const issued = { ...drafted, letterNumber: '77/STTTT-VP', issuedOn: '2018-10-03' };
  expect(reminderLetter(issued, 'Sở Nội vụ', '2018-10-09')).toMatchObject({
    ...{ number: '77', symbol: 'STTTT-VP', date: '2018-10-03' },
  });
});

it('the figure stands in it by its reading, with its two numbers and the target', () => {
  const [figure] = reminderLetter(drafted, 'Sở Nội vụ', '2018-10-01').body;
  expect(figure).toContain('đến mọi cơ quan nhận của quý cơ quan là 33,33 % (1/3), chưa đạt mức 90 %');
  expect(reminderLetter({ ...drafted, reading: 'C' }, '', '2018-10-01').body[0]).toContain('có ký số');
});

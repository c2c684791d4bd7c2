import { describe, expect, it } from '@jest/globals';
import { CalendarBook, vietnamDecisions } from '#calendar';
import {
  DEFAULT_RULES,
  alarmOf,
  daysLate,
  dueDates,
  entryDue,
  lateStages,
  nextStage,
  stageDone,
} from './publication.rules.js';
import { workingDaysAfter, workingDaysBefore } from './working-days.rules.js';

const calendar = new CalendarBook([...vietnamDecisions]).of([], new Date('2018-08-30T03:00:00Z'));
const aDuty = (change: object = {}) => ({
  announcedOn: '2018-08-01',
  effectiveOn: '2018-09-15',
  shortened: false,
  proposalDueOn: '2018-09-03',
  proposedOn: null as string | null,
  proposalDocument: null as string | null,
  decisionDueOn: '2018-09-10',
  decidedOn: null as string | null,
  decisionDocument: null as string | null,
  entryDueOn: '2018-09-17',
  enteredOn: null as string | null,
  takenBack: null as string | null,
  alarmed: [] as string[],
  ...change,
});

describe('due dates', () => {
  it.each<[string, object, object, object]>([
    [
      'NĐ 63/2010 Điều 15: công bố chậm nhất 5 ngày trước khi có hiệu lực',
      { announcedOn: '2018-08-01', effectiveOn: '2018-09-15', shortened: false },
      {},
      { decisionDueOn: '2018-09-10', proposalDueOn: '2018-08-31', flags: [] },
    ],
    [
      'the same in working days, where a province reads it so',
      { announcedOn: '2018-08-01', effectiveOn: '2018-09-15', shortened: false },
      { decisionDayKind: 'working-day' },
      { decisionDueOn: '2018-09-10', flags: [] },
    ],
    [
      'NĐ 63/2010 Điều 15: văn bản rút gọn, 3 ngày sau',
      { announcedOn: '2018-08-01', effectiveOn: '2018-08-01', shortened: true },
      { lateNoticeDays: 1 },
      { decisionDueOn: '2018-08-04', entryDueOn: '2018-08-07', flags: [] },
    ],
    [
      'announced on the day of effect: nobody is late before being told',
      { announcedOn: '2018-08-30', effectiveOn: '2018-08-30', shortened: false },
      {},
      { decisionDueOn: '2018-09-05', proposalDueOn: '2018-08-31', flags: ['announced-late'] },
    ],
    [
      'in force from early January 2018: what lies in 2017 is counted by the plain week and says so',
      { announcedOn: '2017-12-15', effectiveOn: '2018-01-10', shortened: false },
      {},
      { decisionDueOn: '2018-01-05', proposalDueOn: '2017-12-28', flags: ['counted-before-calendar'] },
    ],
  ])('%s', (_, change, rules, expected) => {
    expect(dueDates(change as never, { ...DEFAULT_RULES, ...rules } as never, calendar)).toMatchObject(expected);
  });

  it.each([
    ['NĐ 63/2010 Điều 24.2: 5 ngày làm việc sau quyết định', { decidedOn: '2018-08-28' }, '2018-09-05'],
    ['NĐ 63/2010 Điều 24.2: rút gọn 2 ngày làm việc', { decidedOn: '2018-08-31', shortened: true }, '2018-09-05'],
    ['counted from the due day while nothing is decided', {}, '2018-09-17'],
  ])('%s', (_, change, due) => {
    expect(entryDue(aDuty(change), DEFAULT_RULES, calendar)).toBe(due);
  });

  it('working days are counted back over the holiday of 3/9/2018', () => {
    expect(workingDaysBefore('2018-09-05', 2, calendar)).toBe('2018-08-31');
    expect(workingDaysAfter('2018-12-28', 4, calendar)).toBe('2019-01-05');
    expect(workingDaysAfter('2017-12-28', 2, calendar)).toBe('2018-01-02');
  });
});

describe('whose desk and how late', () => {
  it.each<[string, object, string, unknown[]]>([
    ['nothing done', {}, '2018-09-04', ['proposal', 1, ['proposal']]],
    ['proposed in time', { proposedOn: '2018-09-01' }, '2018-09-12', ['decision', 2, ['decision']]],
    [
      'decided late',
      { proposedOn: '2018-09-05', decidedOn: '2018-09-12' },
      '2018-09-12',
      ['entry', 0, ['proposal', 'decision']],
    ],
    [
      'all done',
      { proposedOn: '2018-09-01', decidedOn: '2018-09-05', enteredOn: '2018-09-10' },
      '2018-12-01',
      [null, 0, []],
    ],
    ['taken back', { takenBack: 'ghi nhầm' }, '2018-12-01', [null, 0, []]],
  ])('%s', (_, change, today, expected) => {
    const duty = aDuty(change);
    expect([nextStage(duty), daysLate(duty, today), lateStages(duty, today)]).toEqual(expected);
  });
});

describe('alarms', () => {
  const raised = (today: string, alarmed: string[] = []) => {
    const alarm = alarmOf(aDuty({ alarmed }), DEFAULT_RULES, today);
    return alarm && [alarm.stage, alarm.daysBefore];
  };
  it.each<[string, string, string[], unknown]>([
    ['11 days before: not yet', '2018-08-23', [], null],
    ['10 days before', '2018-08-24', [], ['proposal', 10]],
    ['9 days before, raised already', '2018-08-25', ['proposal:10'], null],
    ['5 days before', '2018-08-29', ['proposal:10'], ['proposal', 5]],
    ['begun 4 days before: the nearest alone', '2018-08-30', [], ['proposal', 5]],
    ['2 days before', '2018-09-01', ['proposal:10', 'proposal:5'], ['proposal', 2]],
    ['late: the late list says so, no alarm', '2018-09-04', [], null],
  ])('%s', (_, today, alarmed, expected) => {
    expect(raised(today, alarmed)).toEqual(expected);
  });
});

describe('stages', () => {
  it.each([
    ['a decision without a proposal', {}, { stage: 'decision', on: '2018-08-20' }, 'publication.stage-missing'],
    [
      'an entry without a decision',
      { proposedOn: '2018-08-20' },
      { stage: 'entry', on: '2018-08-21' },
      'publication.stage-missing',
    ],
    [
      'a decision before its proposal',
      { proposedOn: '2018-08-20' },
      { stage: 'decision', on: '2018-08-19' },
      'publication.out-of-order',
    ],
    ['a proposal before the announcement', {}, { stage: 'proposal', on: '2018-07-31' }, 'publication.out-of-order'],
    ['tomorrow', {}, { stage: 'proposal', on: '2018-08-31' }, 'publication.in-the-future'],
    ['anything taken back', { takenBack: 'x' }, { stage: 'proposal', on: '2018-08-20' }, 'publication.taken-back'],
  ])('%s is refused', (_, change, done, code) => {
    expect(() => stageDone(aDuty(change), { id: 'x', ...done } as never, '2018-08-30')).toThrow(code);
  });
});

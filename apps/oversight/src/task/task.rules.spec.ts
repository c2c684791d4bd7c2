import { describe, expect, it } from '@jest/globals';
import type { AssignTask, CompleteTask, TaskState } from '#contracts';
import { assign, complete, timelinessOf } from './task.rules.js';

const idOf = (code: string) => `id of ${code}`;

const aTask = (more: Partial<AssignTask> = {}): AssignTask => ({
  document: { number: '3406/QĐ-UBND', issuedOn: '2017-12-28' },
  source: 'reform-plan',
  clause: 'III.2',
  leadAgencyCode: 'lead',
  title: 'Rà soát thủ tục',
  dueOn: '2018-09-30',
  ...more,
});

const evidence = [{ number: '12/BC-STTTT', issuedOn: '2018-09-28' }];
const task: TaskState = assign(aTask(), idOf, '2018-01-05');

describe('giving a task', () => {
  it('keeps codes and days, none of the wording', () => {
    const cooperating = [{ agencyCode: 'with', dueOn: '2018-09-15' }];
    expect(assign(aTask({ cooperating }), idOf, '2018-01-05')).toEqual({
      document: { number: '3406/QĐ-UBND', issuedOn: '2017-12-28' },
      source: 'reform-plan',
      clause: 'III.2',
      leadAgencyId: 'id of lead',
      cooperating: [{ agencyId: 'id of with', dueOn: '2018-09-15' }],
      dueOn: '2018-09-30',
      completedOn: null,
      evidence: [],
    });
  });

  it.each([
    ['due before its document', { dueOn: '2017-12-27' }, 'oversight.due-before-document'],
    [
      'a co-operator due before it',
      { cooperating: [{ agencyCode: 'with', dueOn: '2017-01-01' }] },
      'oversight.due-before-document',
    ],
    [
      'a document of tomorrow',
      { document: { number: '1/QĐ-UBND', issuedOn: '2018-01-06' } },
      'oversight.document-in-future',
    ],
    ['the lead beside itself', { cooperating: [{ agencyCode: 'lead' }] }, 'oversight.lead-cooperates'],
    [
      'one agency twice',
      { cooperating: [{ agencyCode: 'with' }, { agencyCode: 'with' }] },
      'oversight.lead-cooperates',
    ],
  ] as [string, Partial<AssignTask>, string][])('refuses %s', (_, more, code) => {
    expect(() => assign(aTask(more), idOf, '2018-01-05')).toThrow(code);
  });
});

describe('completing it', () => {
  const done = (more: Partial<CompleteTask> = {}, from = task) =>
    complete(from, { id: '', evidence, completedOn: '2018-09-30', ...more }, '2018-10-01');

  it('keeps the day and the products; without a day it is today', () => {
    expect(done()).toEqual({ ...task, completedOn: '2018-09-30', evidence });
    expect(done({ completedOn: null }).completedOn).toBe('2018-10-01');
  });

  it.each([
    ['ahead of time', { completedOn: '2018-10-02' }, 'oversight.completed-in-future'],
    ['before it was given', { completedOn: '2017-12-27', evidence: [] }, 'oversight.completed-before-document'],
    ['before its product was issued', { completedOn: '2018-09-27' }, 'oversight.evidence-after-completion'],
  ])('refuses a completion %s', (_, more, code) => expect(() => done(more)).toThrow(code));

  it('refuses a second one', () => expect(() => done({}, done())).toThrow('oversight.completed-already'));
});

it.each([
  ['2018-09-30', null, '2018-09-30', 'open'],
  ['2018-09-30', null, '2018-10-01', 'overdue'],
  ['2018-09-30', '2018-09-30', '2018-12-01', 'on-time'],
  ['2018-09-30', '2018-10-01', '2018-12-01', 'late'],
  [null, '2018-10-01', '2018-12-01', 'undated'],
])('due %s, completed %s, seen on %s: %s', (dueOn, completedOn, today, expected) => {
  expect(timelinessOf({ dueOn, completedOn }, today)).toBe(expected);
});

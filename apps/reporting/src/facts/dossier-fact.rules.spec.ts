import { describe, expect, it } from '@jest/globals';
import type { DossierState } from '#contracts';
import { aDossier } from './dossier-lives.makers.js';
import { factOf } from './dossier-fact.rules.js';
import { joined, multirange, spansOf } from './span.js';

const settled = (completedOn: string, more: object = {}) =>
  factOf(aDossier({ closing: 'result', closedOn: completedOn, completedOn, lawfulDueOn: '2018-03-09', ...more }));

const clock = (end: string | null) => ({ start: '2018-03-01', dueOn: '2018-03-09', end });
type Request = NonNullable<DossierState['requests']>[number];
const request = (on: string, channel: Request['channel'] = 'counter', ownFault = false): Request => ({
  ...{ on, kind: 'request', channel, ownFault },
});
const visit = (on: string): Request => ({ ...request(on), kind: 'counter-visit' });
const earlier = (on: string): Request => ({ ...request(on), kind: 'earlier-dossier' });

describe('a fact', () => {
  it.each([
    ['2018-03-08', 'early'],
    ['2018-03-09', 'on-time'],
    ['2018-03-10', 'late'],
  ])('settled on %s against a due day of 9 March is %s', (day, expected) => {
    expect(settled(day).timeliness).toBe(expected);
  });

  it('is judged by the lawful due day; a re-appointment has its own result and repairs nothing', () => {
    expect(settled('2018-03-12', { reappointedDueOn: '2018-03-15' })).toMatchObject({
      timeliness: 'late',
      timelyByReappointment: true,
    });
  });

  it('of an immediate result, which has no due day, is on time', () => {
    expect(settled('2018-03-01', { lawfulDueOn: null }).timeliness).toBe('on-time');
  });

  it('of a withdrawn or stopped dossier is closed and not settled', () => {
    const withdrawn = factOf(aDossier({ closing: 'withdrawal', closedOn: '2018-03-04' }));
    expect(withdrawn).toMatchObject({ settledOn: null, closedOn: '2018-03-04', timeliness: null });
  });

  it('refuses days that contradict each other, so that the event is parked', () => {
    expect(() => settled('2018-02-01')).toThrow('closed before its reception');
  });

  it('is overdue only while a clock runs past its due day', () => {
    const clocks = [
      { start: '2018-03-01', dueOn: '2018-03-05', end: '2018-03-08' },
      { start: '2018-03-12', dueOn: '2018-03-20', end: null },
    ];
    const waits = [{ from: '2018-03-08', to: '2018-03-12' }];
    expect(factOf(aDossier({ clocks, waits }))).toMatchObject({
      overdue: '{[2018-03-06,2018-03-08),[2018-03-21,)}',
      waiting: '{[2018-03-08,2018-03-12)}',
    });
  });

  it.each([
    ['open, its term running', {}, '2018-03-10'],
    ['asked for a supplement after the due day', { clocks: [clock('2018-03-12')] }, '2018-03-10'],
    ['asked for a supplement on the due day', { clocks: [clock('2018-03-09')] }, null],
    ['settled on the due day', { closing: 'result', closedOn: '2018-03-09', completedOn: '2018-03-09' }, null],
    ['settled after it', { closing: 'result', closedOn: '2018-03-20', completedOn: '2018-03-20' }, '2018-03-10'],
    ['withdrawn after it', { closing: 'withdrawal', closedOn: '2018-03-11' }, '2018-03-10'],
    ['without a due day', { lawfulDueOn: null }, null],
  ] as const)('%s became late on %s', (_, more, expected) => {
    const state = aDossier({ lawfulDueOn: '2018-03-09', clocks: [clock(null)], ...(more as object) });
    expect(factOf(state).lateOn).toBe(expected);
  });

  it.each([
    ['one request', [request('2018-03-02')], [null, null, null]],
    ['two', [request('2018-03-05'), request('2018-03-02')], ['2018-03-05', '2018-03-05', '2018-03-05']],
    ['form 02 at the counter, then one', [visit('2018-02-27'), request('2018-03-02')], ['2018-03-02', '2018-03-02', '2018-03-02']],
    ['two, one of them by post', [request('2018-03-02', 'post'), request('2018-03-05')], ['2018-03-05', null, '2018-03-05']],
    ['two, one by own fault', [request('2018-03-02'), request('2018-03-05', 'counter', true)], ['2018-03-05', '2018-03-05', null]],
    ['one of an earlier dossier, then one', [earlier('2018-02-01'), request('2018-03-02')], ['2018-03-02', '2018-03-02', '2018-03-02']],
    ['two of an earlier dossier, counted there', [earlier('2018-02-01'), earlier('2018-02-03'), request('2018-03-02')], [null, null, null]],
  ])('of %s counts its case on the day of the second', (_, requests, [any, trip, blameless]) => {
    const fact = factOf(aDossier({ requests, supplements: requests.length }));
    expect(fact).toMatchObject({ secondRequestOn: any, secondTripOn: trip, secondBlamelessOn: blameless });
  }); // prettier-ignore

  it('of an event of before knows requests by number and waits', () => {
    const waits = [{ from: '2018-03-08', to: '2018-03-12' }];
    expect(factOf(aDossier({ waits, supplements: 2, notOwnFault: false }))).toMatchObject({
      ...{ secondRequestOn: '2018-03-08', secondTripOn: '2018-03-08', secondBlamelessOn: null },
    });
  });

  it('leaves out steps nobody can judge and says so', () => {
    const steps = { total: 5, inTime: 3, unknown: 0, unrecorded: 1 };
    expect(factOf(aDossier({ steps }))).toMatchObject({ stepsRecorded: 4, stepsInTime: 3, stepsUnknown: true });
  });
});

describe('spans', () => {
  it('that overlap or touch become one, within their limits', () => {
    const spans = [
      ['2018-01-05', '2018-01-08'],
      ['2018-01-01', '2018-01-05'],
      ['2018-02-01', null],
    ] as const;
    expect(joined(spans, ['2018-01-02', '2018-03-01'])).toEqual([
      ['2018-01-02', '2018-01-08'],
      ['2018-02-01', '2018-03-01'],
    ]);
  });

  it('are read back as written', () => {
    const spans = [
      ['2018-01-02', '2018-01-08'],
      ['2018-02-01', null],
    ] as const;
    expect(spansOf(multirange(spans))).toEqual(spans);
  });
});

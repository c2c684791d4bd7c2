import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDossier, dayOf, lives, oracle, statesOf } from '../facts/dossier-lives.makers.js';
import { factOf } from '../facts/dossier-fact.rules.js';
import type { DossierState } from '#contracts';
import { CellDeltas } from './cell-deltas.js';
import { FLOW_COLUMNS } from './columns.js';

/** Sums of the day cells from..to; of everything up to `to` for a stock. */
function cells(all: readonly CellDeltas[]) {
  const rows = all.flatMap(({ flows }) => flows.filter(({ grain }) => grain === 'day'));
  return (column: (typeof FLOW_COLUMNS)[number], from: string, to: string): number =>
    rows
      .filter(({ bucket }) => bucket >= from && bucket <= to)
      .reduce((sum, { values }) => sum + values[FLOW_COLUMNS.indexOf(column)]!, 0);
}

function moved(states: readonly DossierState[]): CellDeltas[] {
  return states.map((state, index) => {
    const deltas = new CellDeltas();
    deltas.replace(index === 0 ? undefined : factOf(states[index - 1]!), factOf(state));
    return deltas;
  });
}

const EVER = '1900-01-01';

describe('cells', () => {
  it('are what a recount of the states says, for every day, however a dossier was corrected', () => {
    fc.assert(
      fc.property(lives(4), (all) => {
        const histories = all.map(statesOf);
        const sum = cells(histories.flatMap(moved));
        const last = histories.map((states) => states.at(-1)!);
        for (let day = 0; day < 420; day += 1) {
          const [from, to] = [dayOf(Math.max(0, day - 30)), dayOf(day)];
          const expected = oracle(last, from, to);
          expect({
            received: sum('received', from, to),
            late: sum('settled_late', from, to),
            early: sum('settled_early', from, to),
            timely: sum('received_settled_timely', from, to),
            becameLate: sum('late', from, to),
            apologised: sum('late_apologised', from, to),
            again: sum('supplemented_again', from, to),
            open: sum('open', EVER, to),
            waiting: sum('waiting', EVER, to),
            overdue: sum('overdue', EVER, to),
          }).toEqual({
            received: expected.received,
            late: expected['settled-late'],
            early: expected['settled-early'],
            timely: expected['received-settled-timely'],
            becameLate: expected.late,
            apologised: expected['late-apologised'],
            again: expected['supplemented-again'],
            open: expected.open,
            waiting: expected['open-waiting'],
            overdue: expected['open-overdue'],
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of months and years are the sums of their days', () => {
    fc.assert(
      fc.property(lives(6), (all) => {
        const rows = all
          .map(statesOf)
          .flatMap(moved)
          .flatMap(({ flows }) => flows);
        const total = (grain: string) =>
          FLOW_COLUMNS.map((_, index) =>
            rows.filter((row) => row.grain === grain).reduce((sum, { values }) => sum + values[index]!, 0),
          );
        expect(total('month')).toEqual(total('day'));
        expect(total('year')).toEqual(total('day'));
      }),
      { numRuns: 60 },
    );
  });

  it('become overdue on the day after the due day, with nothing happening at midnight', () => {
    const state = aDossier({
      lawfulDueOn: '2018-03-05',
      clocks: [{ start: '2018-03-01', dueOn: '2018-03-05', end: null }],
    });
    const sum = cells(moved([state]));
    expect([
      sum('overdue', EVER, '2018-03-05'),
      sum('overdue', EVER, '2018-03-06'),
      sum('overdue', EVER, '2030-01-01'),
    ]).toEqual([0, 1, 1]);
  });

  it('do not move when an event changes nothing that counts', () => {
    const state = aDossier();
    expect(moved([state, { ...state, flags: ['calendar-provisional'] }])[1]!.flows).toEqual([]);
  });
});

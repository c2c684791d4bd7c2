import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recorded } from '#testing';
import { dayOf } from '../facts/dossier-lives.makers.js';
import type { Fact } from './fact-kind.js';
import { Fold } from './fold.js';
import { EVERY_PROCEDURE, type MeasureDelta } from './measure-deltas.js';
import { postDossier } from './post-dossier.kind.js';
import { announced, aShipment, oracle, tellings, type Told } from './shipment-lives.makers.js';

/** Cells and current facts after all events, in batches of a size. */
function applied(all: readonly Told[], size: number) {
  const facts = new Map<string, Fact>();
  const moved: MeasureDelta[] = [];
  const events = recorded(announced(all));
  for (let at = 0; at < events.length; at += size) {
    const { versions, deltas } = new Fold(postDossier, facts).of(events.slice(at, at + size));
    for (const { id, fact } of versions) facts.set(id, fact);
    moved.push(...deltas.rows);
  }
  return { facts, moved };
}

const summed = (moved: readonly MeasureDelta[], from: string, to: string) => (measure: string) =>
  moved
    .filter((cell) => cell.grain === 'day' && cell.procedureId === EVERY_PROCEDURE && cell.measure === measure)
    .filter(({ bucket }) => bucket >= from && bucket <= to)
    .reduce((sum, { amount }) => sum + amount, 0);

describe('cells of dossiers by post', () => {
  it('are what a recount of the shipments’ last states says, for every day, however shipments were corrected', () => {
    fc.assert(
      fc.property(tellings(30), fc.integer({ min: 1, max: 9 }), (all, size) => {
        const { moved } = applied(all, size);
        for (let day = 0; day < 365; day += 5) {
          const [from, to] = [dayOf(Math.max(0, day - 40)), dayOf(day)];
          const sum = summed(moved, from, to);
          const expected = oracle(all, from, to);
          const found = Object.fromEntries(Object.keys(expected).map((measure) => [measure, sum(measure)]));
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on where a batch ends', () => {
    fc.assert(
      fc.property(tellings(25), (all) => {
        const [one, other] = [applied(all, 1), applied(all, 25)];
        expect([...other.facts].sort()).toEqual([...one.facts].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('of procedures, months and years add up to those of all procedures', () => {
    fc.assert(
      fc.property(tellings(25), (all) => {
        const { moved } = applied(all, 7);
        const total = (is: (cell: MeasureDelta) => boolean) =>
          moved.filter(is).reduce((sum, { amount }) => sum + amount, 0);
        const days = total(({ grain }) => grain === 'day');
        for (const grain of ['month', 'year']) {
          expect(total((cell) => cell.grain === grain && cell.procedureId === EVERY_PROCEDURE)).toBe(days);
          expect(total((cell) => cell.grain === grain && cell.procedureId !== EVERY_PROCEDURE)).toBe(days);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a dossier by post', () => {
  const dossierIds = ['dddddddd-dddd-4ddd-8ddd-000000000001'];
  const result = { content: 'result', direction: 'to-citizen', dossierIds } as const;
  const shipment = (n: number) => `eeeeeeee-eeee-4eee-8eee-00000000000${n}`;
  const days = (all: readonly Told[]) =>
    [...applied(all, 3).facts.values()].map(({ receivedOn, returnedOn, deliveredOn }) => [
      receivedOn,
      returnedOn,
      deliveredOn,
    ]);

  it('whose result came back and was sent again is handed over once and delivered once', () => {
    expect(
      days([
        { subject: shipment(1), state: aShipment({ ...result, signedOn: '2018-03-01', broughtBackOn: '2018-03-20' }) },
        { subject: shipment(2), state: aShipment({ ...result, signedOn: '2018-04-02', deliveredOn: '2018-04-05' }) },
      ]),
    ).toEqual([[null, '2018-03-01', '2018-04-05']]);
  });

  it.each([
    ['refused at the table', { refusedFor: 'incomplete' }],
    ['cancelled', { cancelledOn: '2018-03-02' }],
    ['carried by a hired courier', { publicPost: false, service: 'hired-courier' }],
    ['a supplement', { content: 'supplement' }],
    ['without minutes', { signedOn: null }],
  ] as const)('%s is no transaction', (_, about) => {
    const state = aShipment({ dossierIds, signedOn: '2018-03-01', ...about });
    expect(days([{ subject: shipment(1), state }])).toEqual([[null, null, null]]);
  });

  it('counts once each way, and a shipment named later moves to its dossier', () => {
    const [first, second] = [shipment(1), shipment(2)];
    const unnamed = aShipment({ signedOn: '2018-03-01' });
    expect(
      days([
        { subject: first, state: unnamed },
        { subject: second, state: aShipment({ dossierIds, signedOn: '2018-03-03' }) },
        { subject: first, state: { ...unnamed, dossierIds } },
      ]),
    ).toEqual([
      [null, null, null],
      ['2018-03-01', null, null],
    ]);
  });
});

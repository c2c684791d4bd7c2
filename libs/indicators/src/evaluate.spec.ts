import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { letterScorecard } from './builtin.js';
import { measuresOf, type Answer, type Answers } from './evaluate.js';
import { evidenceOf, type EvidencePart } from './evidence.js';
import { figureOf } from './figure.js';
import { indicatorOf } from './indicator.js';
import { CHANNELS, LEVELS } from './measures.js';
import { aWorld, procedures, rowsBehind, type ToyDossier, type World } from './testing/world.js';

const dossiers: fc.Arbitrary<ToyDossier> = fc.record({
  procedure: fc.constantFrom(...procedures),
  channel: fc.constantFrom(...CHANNELS),
  level: fc.constantFrom(...LEVELS),
  receivedIn: fc.constantFrom(2017 as const, 2018 as const),
  settled: fc.constantFrom('early' as const, 'on-time' as const, 'late' as const, null),
  reappointed: fc.constantFrom('timely' as const, 'late' as const, null),
  overdue: fc.boolean(),
  steps: fc.option(fc.array(fc.boolean(), { maxLength: 3 })),
});

const worlds: fc.Arbitrary<World> = fc.record({
  dossiers: fc.array(dossiers, { maxLength: 30 }),
  offered: fc.dictionary(fc.constantFrom(...procedures), fc.constantFrom(...LEVELS)),
});

const letter = letterScorecard();
const whole2018 = { cutOff: '2018-12-31', periodEnd: '2018-12-31' };

function indicator(id: string) {
  const found = indicatorOf(letter, id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

const answersOf = (id: string, world: World, readings?: string[]): Answers =>
  new Map(measuresOf(indicator(id), readings).map((query): [string, Answer] => [query.key, rowsBehind(query, world)]));

const figure = (id: string, reading: string, world: World) =>
  figureOf(indicator(id), reading, answersOf(id, world, [reading]), whole2018);

function listLength(id: string, reading: string, part: EvidencePart, world: World): number | null {
  const evidence = evidenceOf(indicator(id), reading, part);
  if (!evidence) return null;
  const list: string[] = [];
  for (const { query } of evidence.terms.filter(({ sign }) => sign === 1)) list.push(...rowsBehind(query, world).rows);
  for (const { query } of evidence.terms.filter(({ sign }) => sign === -1)) {
    for (const row of rowsBehind(query, world).rows) {
      expect(list).toContain(row);
      list.splice(list.indexOf(row), 1);
    }
  }
  return list.length;
}

/** Readings whose shortfall is what their numerator lacks of their denominator; B's numerator has other dossiers. */
const COMPLEMENTED: [string, string][] = [
  ...['A', 'C', 'D', 'E', 'F'].map((reading): [string, string] => ['I.3.e.1', reading]),
  ...['A.at-end', 'A.ever', 'A.full-year', 'B.at-end', 'B.ever', 'B.full-year'].map((reading): [string, string] => [
    'I.5.a',
    reading,
  ]),
  ...['I.12.1', 'I.12.2'].flatMap((id) => ['A', 'B', 'D'].map((reading): [string, string] => [id, reading])),
];

describe('figures of the letter', () => {
  test('the six readings of I.3.e.1 differ as the law does', () => {
    const world = aWorld([
      { procedure: 'p1', settled: 'early' },
      { procedure: 'p1', settled: 'on-time' },
      { procedure: 'p2', settled: 'late', reappointed: 'timely' },
      { procedure: 'p3', settled: 'on-time', receivedIn: 2017 },
      { procedure: 'p3', settled: null, overdue: true },
      { procedure: 'p3', settled: null },
    ]);
    const shown = ['A', 'B', 'C', 'D', 'E', 'F'].map((reading) => {
      const { numerator, denominator, number } = figure('I.3.e.1', reading, world);
      return `${reading} ${numerator}/${denominator} ${number}`;
    });
    expect(shown).toEqual(['A 3/4 75', 'B 3/5 60', 'C 3/5 60', 'D 2/3 66.67', 'E 2/3 66.67', 'F 4/4 100']);
  });

  test('I.3.e.1 is 100 % but not met while an overdue dossier lies open', () => {
    const clean = aWorld([{ settled: 'on-time' }]);
    const hidden = aWorld([{ settled: 'on-time' }, { settled: null, overdue: true }]);
    expect(figure('I.3.e.1', 'A', clean)).toMatchObject({ number: 100, status: 'met' });
    expect(figure('I.3.e.1', 'A', hidden)).toMatchObject({ number: 100, status: 'missed' });
  });

  test('I.3.e.1 without a settled dossier has no number and counts as met', () => {
    expect(figure('I.3.e.1', 'A', aWorld([]))).toMatchObject({
      number: null,
      status: 'met',
      numerator: 0,
      denominator: 0,
    });
  });

  test('I.5.c is not provided rather than not applicable when no step says when it was recorded', () => {
    const { value, status } = figure('I.5.c', 'A', aWorld([{ settled: 'early', steps: null }]));
    expect(status).toBe('no-data');
    expect(value).toMatchObject({ kind: 'not-provided' });
    expect(value.kind === 'not-provided' && value.missing.map(({ source, count }) => [source, count])).toEqual([
      ['dossier', 1],
    ]);
  });

  test('I.5.c judges the lower share and names the one it judged', () => {
    const world = aWorld([{ steps: [true, true, false, true] }, { steps: [true] }]);
    const tracked = answersOf('I.5.c', world);
    const book = (count: number) => {
      const [key] = measuresOf(indicator('I.5.c'))
        .filter((query) => query.kind === 'flow' && query.measure === 'paper-book-dossiers')
        .map((query) => query.key);
      return figureOf(indicator('I.5.c'), 'A', new Map([...tracked, [key ?? '', { count }]]), whole2018);
    };
    expect(book(2)).toMatchObject({
      judged: 0,
      number: 80,
      numerator: 4,
      denominator: 5,
      shortfall: 1,
      status: 'missed',
    });
    expect(book(4)).toMatchObject({ judged: 1, number: 50, numerator: 2, denominator: 4, status: 'missed' });
  });

  test('GOAL.1 is the published figure, else the self-scored one', () => {
    const goal = indicator('GOAL.1');
    const keys = measuresOf(goal).map((query) => (query.kind === 'manual' ? [query.id, query.key] : []));
    const key = (id: string) => keys.find(([known]) => known === id)?.[1] ?? '';
    const self: [string, Answer][] = [
      [key('par-index-self-points'), { fraction: { numerator: 7725n, denominator: 100n } }],
      [key('par-index-maximum'), { count: 100 }],
    ];
    const published: [string, Answer] = [
      key('par-index-published'),
      { fraction: { numerator: 8105n, denominator: 10_000n } },
    ];
    expect(figureOf(goal, undefined, new Map(self), whole2018)).toMatchObject({
      number: 77.25,
      numerator: 77.25,
      denominator: 100,
      used: { id: 'C' },
      status: 'missed',
    });
    expect(figureOf(goal, undefined, new Map([...self, published]), whole2018)).toMatchObject({
      number: 81.05,
      numerator: null,
      used: { id: 'A' },
      status: 'met',
    });
  });

  test('asking for a reading collects what it requires and what stands in for it', () => {
    const keys = (readings?: string[]) => measuresOf(indicator('I.3.e.1'), readings).map((query) => query.key);
    const measures = measuresOf(indicator('I.3.e.1'), ['A']).map((query) => query.kind === 'stock' && query.measure);
    expect(measures).toContain('open-overdue');
    expect(new Set(keys()).size).toBe(keys().length);
    expect(measuresOf(indicator('GOAL.1'), ['A'])).toHaveLength(3);
    expect(() => keys(['Z'])).toThrow(RangeError);
  });
});

describe('in every world', () => {
  test.each(COMPLEMENTED)(
    '%s %s: lists are as long as their numbers, denominator = numerator + shortfall',
    (id, reading) => {
      fc.assert(
        fc.property(worlds, (world) => {
          const { numerator, denominator, shortfall } = figure(id, reading, world);
          expect(listLength(id, reading, 'numerator', world)).toBe(numerator);
          expect(listLength(id, reading, 'denominator', world)).toBe(denominator);
          expect(listLength(id, reading, 'shortfall', world)).toBe(shortfall);
          expect((numerator ?? 0) + (shortfall ?? 0)).toBe(denominator);
        }),
      );
    },
  );

  test('reading B has lists as long as its numbers', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { numerator, denominator, shortfall } = figure('I.3.e.1', 'B', world);
        expect(listLength('I.3.e.1', 'B', 'numerator', world)).toBe(numerator);
        expect(listLength('I.3.e.1', 'B', 'denominator', world)).toBe(denominator);
        expect(listLength('I.3.e.1', 'B', 'shortfall', world)).toBe(shortfall);
      }),
    );
  });
});

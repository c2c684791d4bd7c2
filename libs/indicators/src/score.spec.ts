import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { letterScorecard } from './builtin.js';
import { whole } from './fraction.js';
import { loadScorecard } from './load/load-scorecard.js';
import { DefinitionError } from './load/problems.js';
import { scoreCard, type LeafResult, type ScoredNode } from './score.js';
import { leavesOf } from './scorecard.js';
import type { Status } from './status.js';
import { NOT_APPLICABLE, notProvided, valueOf, type Value } from './value.js';

const indicatorText = (id: string, unit: string) => `
  - id: ${id}
    label: { vi: ${id}, en: ${id} }
    explanation: { vi: ${id}, en: ${id} }
    unit: ${unit}
    clause: X
    legalBasis: [{ document: D, clause: C }]
    target: { operator: '>=', number: 90 }
    basis: flow
    scope: S
    responsible: { lead: VPS }
    sources: [dossier]
    readings:
      - { id: A, label: { vi: A, en: A }, expression: { not-provided: { source: dossier, vi: x, en: x } } }`;

const load = (tree: string) =>
  loadScorecard({
    file: 'points.yaml',
    text: `scorecard: points
version: 3
label: { vi: Chấm điểm, en: Points }
validFrom: '2018-01-01'
units: { VPS: Văn phòng Sở }
indicators:${indicatorText('P', 'percent')}${indicatorText('N', 'case')}
tree:
${tree}`,
  });

const BANDS = '{ bands: [{ min: 100, share: 1 }, { min: 80, max: 100, share: 0.5 }, { max: 80, share: 0 }] }';
const tree = `
  - id: '1'
    label: { vi: Một, en: One }
    points: 8.5
    children:
      - { id: bands, indicator: P, points: 1.5, rule: ${BANDS} }
      - { id: ratio, indicator: P, points: 2, rule: { ratio: { full: 100, floor: 50 } } }
      - { id: threshold, indicator: P, points: 3, rule: { threshold: { operator: '>=', number: 99.5 } } }
      - { id: met, indicator: P, points: 1 }
      - { id: each, indicator: N, points: 1, rule: { each: 0.25 } }
  - { id: '2', indicator: N, points: 1.5, whenNotApplicable: deduct }`;

const percent = (hundredths: number) => valueOf({ numerator: BigInt(hundredths), denominator: 10_000n });
const count = (number: number) => valueOf(whole(number));
const result = (value: Value, status: Status = 'met'): LeafResult => ({ value, status });
const pointsOf = (node: ScoredNode, id: string): number | null =>
  node.id === id
    ? node.points
    : (node.children.map((child) => pointsOf(child, id)).find((points) => points !== null) ?? null);

describe('points', () => {
  const scorecard = load(tree);
  const scored = (id: string, value: Value, status?: Status) =>
    pointsOf(scoreCard(scorecard, new Map([[id, result(value, status)]])), id);

  test.each<[string, Value, Status, number]>([
    ['bands', percent(10_000), 'met', 1.5],
    ['bands', percent(9_999), 'met', 0.75],
    ['bands', percent(8_000), 'met', 0.75],
    ['bands', percent(7_999), 'met', 0],
    ['ratio', percent(7_500), 'met', 1.5],
    ['ratio', percent(4_999), 'met', 0],
    ['ratio', percent(12_000), 'met', 2],
    ['threshold', percent(9_950), 'missed', 3],
    ['threshold', percent(9_949), 'missed', 0],
    ['met', percent(1), 'met', 1],
    ['met', percent(1), 'in-progress', 0],
    ['each', count(3), 'met', 0.75],
    ['each', count(30), 'met', 1],
  ])('rule %s', (id, value, status, points) => {
    expect(scored(id, value, status)).toBe(points);
  });

  test('what did not arise leaves the maximum where the leaf says so', () => {
    const all = leavesOf(scorecard.tree).map(({ id }): [string, LeafResult] => [id, result(percent(10_000))]);
    const root = scoreCard(
      scorecard,
      new Map([...all, ['each', result(count(4))], ['2', result(NOT_APPLICABLE, 'no-data')]]),
    );
    expect(root).toMatchObject({ maximum: 10, applicable: 8.5, points: 8.5, unscored: 0, index: 100 });
  });

  test('what has no data is neither won nor lost, and there is no index', () => {
    const root = scoreCard(
      scorecard,
      new Map([
        ['bands', result(percent(10_000))],
        ['ratio', result(notProvided([]), 'no-data')],
      ]),
    );
    expect(root).toMatchObject({ maximum: 10, points: 1.5, unscored: 8.5, index: null });
    expect(root.statuses).toEqual({ met: 1, missed: 0, 'in-progress': 0, 'at-risk': 0, 'no-data': 5 });
  });

  test('of a branch are the sum of its leaves, and nothing is above its maximum', () => {
    const statuses: Status[] = ['met', 'missed', 'in-progress', 'at-risk', 'no-data'];
    const values = fc.oneof(fc.nat(12_000).map(percent), fc.constant(NOT_APPLICABLE), fc.constant(notProvided([])));
    const results = fc.record({ value: values, status: fc.constantFrom(...statuses) });
    const leaves = leavesOf(scorecard.tree);
    fc.assert(
      fc.property(fc.array(results, { minLength: leaves.length, maxLength: leaves.length }), (random) => {
        const root = scoreCard(
          scorecard,
          new Map(leaves.map(({ id }, index) => [id, random[index] ?? result(count(0))])),
        );
        const { points, applicable, unscored, maximum, children } = root;
        expect(points).toBeCloseTo(
          children.reduce((sum, child) => sum + (child.points ?? 0), 0),
          1,
        );
        expect(applicable ?? 0).toBeLessThanOrEqual(maximum ?? 0);
        expect((points ?? 0) + (unscored ?? 0)).toBeLessThanOrEqual((applicable ?? 0) + 0.01);
      }),
    );
  });

  test('the letter has none, only how many commitments are met', () => {
    const root = scoreCard(letterScorecard(), new Map([['I.3.e.1', result(percent(10_000))]]));
    expect(root).toMatchObject({ maximum: null, points: null, index: null });
    expect(root.statuses).toMatchObject({ met: 1, 'no-data': 42 });
  });
});

describe('a tree with points', () => {
  test.each([
    ['sums that differ', tree.replace('points: 8.5', 'points: 8'), 'definition.points-sum'],
    [
      'a criterion without points',
      tree.replace('indicator: P, points: 2,', 'indicator: P,'),
      'definition.points-missing',
    ],
    ['bands with a gap', tree.replace('{ max: 80', '{ max: 70'), 'definition.bands'],
    ['bands that overlap', tree.replace('max: 100, share', 'max: 101, share'), 'definition.bands'],
    [
      'bands without an end',
      tree.replace('{ min: 100, share: 1 }', '{ min: 100, max: 200, share: 1 }'),
      'definition.bands',
    ],
    ['a rule on a branch', tree.replace('points: 8.5', 'points: 8.5\n    rule: { met: true }'), 'definition.node'],
  ])('is refused for %s', (_name, faulty, code) => {
    expect(faulty).not.toBe(tree);
    try {
      load(faulty);
      throw new Error('loaded');
    } catch (error) {
      expect(error).toBeInstanceOf(DefinitionError);
      expect((error as DefinitionError).problems.map((problem) => problem.code)).toContain(code);
    }
  });
});

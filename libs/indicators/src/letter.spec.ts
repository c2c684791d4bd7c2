import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { definitionText } from './definitions.js';
import { letterScorecard } from './builtin.js';
import { measuresOf } from './evaluate.js';
import { figureOf } from './figure.js';
import { aliasOf, indicatorOf, readingOf, UNITS } from './indicator.js';
import { CHANNELS, LEVELS, MEASURE_NAMES, PROCEDURE_SETS } from './measures.js';
import { formulaVersion, leavesOf } from './scorecard.js';

const letter = letterScorecard();
const indicator = (id: string) => {
  const found = indicatorOf(letter, id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

const SETS = ['at-end', 'ever', 'full-year', 'by-decision'];
const IDS = [
  ...['GOAL.1', 'GOAL.2', 'I.1', 'I.2', 'I.3.a', 'I.3.a.2', 'I.3.b', 'I.3.c', 'I.3.d', 'I.3.d.2', 'I.3.đ.0', 'I.3.đ'],
  ...['I.3.e.1', 'I.3.e.2', 'I.3.e.3', 'I.3.g', 'I.4.a', 'I.4.b', 'I.5.a', 'I.5.b', 'I.5.c', 'I.5.d', 'I.5.đ.1'],
  ...['I.5.đ.2', 'I.5.đ.3', 'I.5.e', 'I.5.e.2', 'I.6', 'I.7', 'I.8.1', 'I.8.2', 'I.9', 'I.10', 'I.10.2', 'I.11'],
  ...['I.12.1', 'I.12.2', 'I.13', 'II.3.1', 'II.3.2', 'II.4', 'II.5', 'II.7'],
];

describe('the letter', () => {
  test('is 43 indicators, in the order of the letter in its tree', () => {
    expect(leavesOf(letter.tree).map(({ indicator: { id } }) => id)).toEqual(IDS);
    expect(letter.indicators).toHaveLength(43);
    expect(letter.hasPoints).toBe(false);
  });

  test('has a new version when a formula changes: figures given before quote the old one', () => {
    const formulas = letter.indicators.map(({ id, readings, target, whenNotApplicable }) => {
      const its = readings.map((one) => [one.id, one.expression, one.requires, one.otherwise, one.leastRecords]);
      return [id, its, target, whenNotApplicable];
    });
    const words = new Set(['label', 'missing', 'shortfall']);
    const text = JSON.stringify(formulas, (key, value: unknown) => (words.has(key) ? undefined : value));
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
    expect([formulaVersion(letter), digest]).toEqual(['letter-600-2018@2', '80208fbdbaec']);
  });

  test('quotes the letter for every commitment', () => {
    for (const { id, legalBasis } of letter.indicators) {
      expect([id, legalBasis[0]]).toEqual([id, expect.objectContaining({ document: '600/STTTT-VP' })]);
      expect(legalBasis[0]?.quote).toBeTruthy();
    }
  });

  test.each([
    ['I.3.đ', 'I.3.đ'],
    ['I.3.đ'.normalize('NFD'), 'I.3.đ'],
    ['I.3.dd', 'I.3.đ'],
    ['I.5.dd.1', 'I.5.đ.1'],
    ['I.3.d', 'I.3.d'],
    ['I.3.dd.0', 'I.3.đ.0'],
  ])('%s is found as %s', (written, id) => {
    expect(indicator(written).id).toBe(id);
  });

  test('has a different ASCII alias for every id', () => {
    const aliases = letter.indicators.map(({ alias }) => alias);
    expect(new Set(aliases).size).toBe(43);
    for (const alias of aliases) expect(alias).toMatch(/^[A-Za-z0-9.]+$/);
    expect(aliasOf('I.5.đ.3')).toBe('I.5.dd.3');
  });

  test.each([
    ['I.3.e.1', undefined, 'A'],
    ['I.5.a', undefined, 'A.at-end'],
    ['I.5.a', 'A', 'A.at-end'],
    ['I.5.a', 'B', 'B.at-end'],
    ['I.5.a', 'A.full-year', 'A.full-year'],
    ['I.5.đ.3', 'A2', 'A2.handed-over'],
    ['I.5.đ.2', 'A1', 'A1'],
  ])('%s read as %s is %s', (id, asked, reading) => {
    expect(readingOf(indicator(id), asked)?.id).toBe(reading);
  });

  test('an unknown reading is none', () => {
    expect(readingOf(indicator('I.3.e.1'), 'Z')).toBeUndefined();
    expect(readingOf(indicator('I.5.đ.3'), 'A')).toBeUndefined();
  });

  test('has exactly the readings that can be computed from dossiers, procedures and manual values', () => {
    const computable = letter.indicators.flatMap(({ id, readings }) =>
      readings.filter(({ expression }) => expression.node !== 'not-provided').map((reading) => `${id} ${reading.id}`),
    );
    expect(computable).toEqual([
      ...['GOAL.1 A', 'GOAL.1 B', 'GOAL.1 C', 'GOAL.2 A'],
      ...['I.3.a A', 'I.3.a B', 'I.3.a.2 A', 'I.3.b A', 'I.3.b B', 'I.3.c A', 'I.3.d A', 'I.3.d.2 A'],
      ...['A', 'B', 'C', 'D', 'E', 'F'].map((id) => `I.3.e.1 ${id}`),
      ...['A', 'B', 'C'].map((id) => `I.3.e.2 ${id}`),
      ...['A', 'B', 'C'].map((id) => `I.3.e.3 ${id}`),
      ...['I.3.g A', 'I.3.g B'],
      ...['A', 'B'].flatMap((id) => SETS.map((set) => `I.5.a ${id}.${set}`)),
      ...['A', 'A2', 'B', 'C', 'D'].map((id) => `I.5.b ${id}`),
      'I.5.c A',
      ...SETS.map((set) => `I.5.đ.1 A.${set}`),
      ...['A1', 'A2', 'B', 'C'].map((id) => `I.5.đ.2 ${id}`),
      ...['A1', 'A2', 'B', 'C'].flatMap((id) => [`I.5.đ.3 ${id}.handed-over`, `I.5.đ.3 ${id}.delivered`]),
      ...['I.5.e A', 'I.5.e.2 A'],
      ...['A', 'A2', 'B', 'C', 'D'].map((id) => `I.10 ${id}`),
      'I.10.2 A',
      'I.11 A',
      ...['documents', 'one-stop'].flatMap((system) =>
        ['', '-province', '-district', '-commune'].map((tier) => `I.11 A.${system}${tier}`),
      ),
      ...['I.11 B', 'I.11 B.province', 'I.11 B.district', 'I.11 B.commune'],
      'I.13 A',
      ...['I.12.1', 'I.12.2'].flatMap((id) => ['A', 'B', 'C', 'D'].map((reading) => `${id} ${reading}`)),
    ]);
  });

  test('says what has no source of data yet, in Vietnamese', () => {
    const whole2018 = { cutOff: '2018-12-31', periodEnd: '2018-12-31' };
    const figure = figureOf(indicator('I.6'), undefined, new Map(), whole2018);
    expect(figure).toMatchObject({ status: 'no-data', number: null, numerator: null });
    expect(figure.value).toMatchObject({
      kind: 'not-provided',
      missing: [
        {
          source: 'oversight',
          label: { vi: 'Chưa có nguồn số liệu: kế hoạch và kết quả tinh giản biên chế' },
        },
      ],
    });
  });

  test('asks every question once, however many indicators need its answer', () => {
    const queries = letter.indicators.flatMap((one) => measuresOf(one));
    const different = new Map(queries.map((query) => [query.key, query]));
    expect(queries.length).toBeGreaterThan(different.size);
    const kinds = new Set([...different.values()].map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['agencies', 'flow', 'manual', 'procedures', 'stock']);
  });
});

describe('scorecard.schema.json', () => {
  const schema = JSON.parse(definitionText('scorecard.schema.json')) as {
    definitions: Record<string, { enum?: unknown[]; properties?: Record<string, { enum?: unknown[] }> }>;
  };

  test('lists exactly the measures, dimensions, sets and units of the language', () => {
    expect(schema.definitions['measureName']?.enum).toEqual(MEASURE_NAMES);
    expect(schema.definitions['channel']?.enum).toEqual(CHANNELS);
    expect(schema.definitions['level']?.enum).toEqual(LEVELS);
    expect(schema.definitions['set']?.enum).toEqual(PROCEDURE_SETS);
    expect(schema.definitions['indicator']?.properties?.['unit']?.enum).toEqual(Object.keys(UNITS));
  });
});

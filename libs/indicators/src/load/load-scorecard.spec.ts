import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadScorecard } from './load-scorecard.js';
import { DefinitionError, type DefinitionProblem } from './problems.js';

const small = `scorecard: small
version: 1
label: { vi: Nhỏ, en: Small }
validFrom: '2018-01-01'
units: { VPS: Văn phòng Sở }
indicators:
  - id: X.đ
    label: { vi: Đúng hạn, en: In time }
    explanation: { vi: Đúng hạn, en: In time }
    unit: percent
    clause: X
    legalBasis: [{ document: D, clause: C }]
    target: { operator: '=', number: 100 }
    basis: flow
    scope: S
    responsible: { lead: VPS }
    sources: [dossier]
    readings:
      - id: A
        label: { vi: A, en: A }
        expression:
          ratio:
            numerator: { measure: settled-on-time }
            denominator: { measure: settled }
tree:
  - indicator: X.đ
`;

function problemsOf(text: string, ...lists: string[]): readonly DefinitionProblem[] {
  try {
    const files = lists.map((list, index) => ({ file: `list-${index}.yaml`, text: list }));
    loadScorecard({ file: 'small.yaml', text }, ...files);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
}

/** Where a piece of text stands, counted from 1. */
function placeOf(text: string, piece: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const withExpression = (expression: string, changes: [string, string][] = []): string => {
  const start = small.indexOf('          ratio:');
  const end = small.indexOf('tree:');
  const text = `${small.slice(0, start)}          ${expression}\n${small.slice(end)}`;
  return changes.reduce((changed, [from, to]) => changed.replace(from, to), text);
};

const perPeriod: [string, string] = ['unit: percent', 'unit: dossier'];
const ofProcedures: [string, string] = ['unit: percent', 'unit: procedure'];
const oneDay: [string, string] = ['basis: flow', 'basis: stock'];

describe('a faulty definition', () => {
  test('the small one is right', () => {
    expect(problemsOf(small)).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    [
      'an unknown measure, with the near one',
      small.replace('settled-on-time', 'setled-on-time'),
      'definition.enum',
      'setled-on-time',
    ],
    [
      'an unknown field, at its name',
      small.replace('clause: X', 'clouse: X\n    clause: X'),
      'definition.unknown-field',
      'clouse',
    ],
    [
      'agencies below a target nobody has',
      withExpression(
        '{ ratio: { numerator: { agencies: { below: [{ indicator: X.9, reading: A }] } }, denominator: { agencies: {} } } }',
      ),
      'definition.below',
      '- id: A',
    ],
    [
      'agencies below their own target',
      withExpression(
        '{ ratio: { numerator: { agencies: { below: [{ indicator: X.đ, reading: A }] } }, denominator: { agencies: {} } } }',
      ),
      'definition.below',
      '- id: A',
    ],
    [
      'records of two sources added',
      withExpression(
        '{ ratio: { numerator: { sum: [{ measure: received }, { measure: post-received }] }, denominator: { measure: received } } }',
      ),
      'definition.rows',
      '[{ measure: received }, ',
    ],
    [
      'what happened to agencies, in an indicator of one day',
      withExpression(
        '{ ratio: { numerator: { agencies: { having: [{ measure: documents-sent, at-least: 1 }] } }, denominator: { agencies: {} } } }',
        [oneDay],
      ),
      'definition.flow-in-stock',
      'documents-sent',
    ],
    ['a missing field, at its parent', small.replace('    clause: X\n', ''), 'definition.required', 'id: X.đ'],
    ['a wrong type', small.replace('version: 1', 'version: một'), 'definition.type', 'một'],
    [
      'an unknown channel',
      withExpression('{ measure: received, where: { channel: [fax] } }', [perPeriod]),
      'definition.enum',
      'fax',
    ],
    [
      'an unknown dimension',
      withExpression('{ measure: received, where: { agency: [x] } }', [perPeriod]),
      'definition.unknown-field',
      'agency:',
    ],
    ['a unit nobody has', small.replace('lead: VPS', 'lead: VPX'), 'definition.unknown-unit', 'VPX'],
    [
      'a share where a count is due',
      withExpression(
        '{ ratio: { numerator: { ratio: { numerator: { measure: settled }, denominator: { measure: settled } } }, denominator: { measure: settled } } }',
      ),
      'definition.type',
      '{ ratio: { numerator: { measure',
    ],
    [
      'a count where a share is due',
      withExpression(
        '{ lowest-of: [{ measure: settled }, { ratio: { numerator: { measure: open }, denominator: { measure: open } } }] }',
      ),
      'definition.type',
      '{ measure: settled }',
    ],
    [
      'an expression of another unit',
      withExpression('{ measure: settled }'),
      'definition.unit',
      '{ measure: settled }',
    ],
    [
      'two nodes in one',
      withExpression('{ measure: settled, sum: [{ measure: open }, { measure: stopped }] }', [perPeriod]),
      'definition.expression',
      '{ measure: settled, sum',
    ],
    [
      'a filter on a sum',
      withExpression('{ sum: [{ measure: open }, { measure: stopped }], where: { level: [3] } }', [perPeriod]),
      'definition.expression',
      '{ level',
    ],
    [
      'dossiers over procedures',
      withExpression('{ ratio: { numerator: { measure: settled }, denominator: { count: { set: ever } } } }'),
      'definition.rows',
      '{ numerator',
    ],
    [
      'a dossier counted twice',
      withExpression('{ sum: [{ measure: settled }, { measure: settled-late }] }', [perPeriod]),
      'definition.counted-twice',
      '{ measure: settled-late }',
    ],
    [
      'a part that is none',
      withExpression('{ difference: { from: { measure: settled }, less: [{ measure: withdrawn }] } }', [perPeriod]),
      'definition.not-part',
      '{ measure: withdrawn }',
    ],
    [
      'a part of a narrower total',
      withExpression(
        '{ difference: { from: { measure: settled, where: { level: [3] } }, less: [{ measure: settled-late }] } }',
        [perPeriod],
      ),
      'definition.not-part',
      '{ measure: settled-late }',
    ],
    [
      'a flow on one day',
      withExpression('{ measure: received }', [perPeriod, oneDay]),
      'definition.flow-in-stock',
      'received',
    ],
    [
      'steps by procedure',
      withExpression('{ distinct: { having: [{ measure: steps-recorded, at-least: 1 }] } }', [ofProcedures]),
      'definition.not-per-procedure',
      'steps-recorded',
    ],
    [
      'a stock among procedures',
      withExpression('{ measure: open, among: { set: ever } }', [perPeriod]),
      'definition.not-per-procedure',
      '{ set: ever }',
    ],
    [
      'both limits',
      withExpression('{ distinct: { having: [{ measure: settled, at-least: 1, at-most: 2 }] } }', [ofProcedures]),
      'definition.condition',
      '{ measure: settled, at-least',
    ],
    [
      'procedures without end',
      withExpression('{ distinct: { having: [{ measure: settled, at-most: 0 }] } }', [ofProcedures]),
      'definition.unbounded',
      '[{ measure: settled, at-most',
    ],
    [
      'a filter of no set',
      withExpression('{ distinct: { offered: { level: [3] }, having: [{ measure: settled, at-least: 1 }] } }', [
        ofProcedures,
      ]),
      'definition.offered-without-set',
      '{ level',
    ],
    [
      'a requirement of itself',
      small.replace('- id: A\n', '- id: A\n        requires: [A]\n'),
      'definition.other-reading',
      'A]',
    ],
    [
      'an unknown stand-in',
      small.replace('- id: A\n', '- id: A\n        otherwise: Q\n'),
      'definition.other-reading',
      'Q\n',
    ],
    [
      'an unknown indicator',
      small.replace('- indicator: X.đ', '- indicator: X.e'),
      'definition.unknown-indicator',
      'X.e',
    ],
    [
      'an unknown reading in the tree',
      small.replace('- indicator: X.đ', '- { indicator: X.đ, reading: Q }'),
      'definition.unknown-reading',
      'Q }',
    ],
    [
      'a criterion that is neither',
      small.replace('- indicator: X.đ', '- { id: empty }'),
      'definition.node',
      '{ id: empty',
    ],
    ['a criterion twice', `${small}  - indicator: X.dd\n`, 'definition.duplicate', 'indicator: X.dd'],
    ['a key twice', small.replace('version: 1', 'version: 1\nversion: 2'), 'yaml', 'version: 2'],
    ['broken YAML', small.replace('units: { VPS: Văn phòng Sở }', 'units: { VPS: Văn phòng Sở'), 'yaml', 'indicators:'],
  ])('%s is found where it stands', (_name, text, code, piece) => {
    const [problem, ...others] = problemsOf(text);
    expect(problem).toMatchObject({ code, file: 'small.yaml', ...placeOf(text, piece) });
    if (code !== 'yaml') expect(others).toEqual([]);
  });

  test('says what was meant, in both languages', () => {
    const [problem] = problemsOf(small.replace('settled-on-time', 'setled-on-time'));
    expect(problem?.message.vi).toContain('không biết "setled-on-time", có phải "settled-on-time"?');
    expect(problem?.message.en).toContain('unknown "setled-on-time", did you mean "settled-on-time"?');
    expect(problem?.path).toBe('/indicators/0/readings/0/expression/ratio/numerator/measure');
  });

  test('is told of with all its problems, in the order of the text', () => {
    const text = small
      .replace('version: 1', 'version: 0')
      .replace('lead: VPS', 'leed: VPS')
      .replace('id: A', 'id: a b');
    const problems = problemsOf(text);
    expect(problems.map(({ line }) => line)).toEqual([...problems.map(({ line }) => line)].sort((a, b) => a - b));
    expect(problems.map(({ code }) => code)).toEqual([
      'definition.minimum',
      'definition.required',
      'definition.unknown-field',
      'definition.pattern',
    ]);
  });

  test('names the file of a list that is at fault', () => {
    const list = small.slice(small.indexOf('  - id: X.đ'), small.indexOf('tree:'));
    const [twice] = problemsOf(small, list);
    expect(twice).toMatchObject({ code: 'definition.duplicate', file: 'list-0.yaml', line: 1, column: 9 });
    const [unit] = problemsOf(small, list.replace('X.đ', 'Y').replace('lead: VPS', 'lead: NOBODY'));
    expect(unit).toMatchObject({ code: 'definition.unknown-unit', file: 'list-0.yaml', line: 10 });
  });

  test('can not grow by aliases', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]\n`;
    expect(problemsOf(bomb)).toEqual([expect.objectContaining({ code: 'yaml' })]);
  });

  test('of any text gives problems, never another error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(problemsOf(text).length).toBeGreaterThan(0);
      }),
    );
  });
});

test('texts are read in NFC', () => {
  const scorecard = loadScorecard({ file: 'small.yaml', text: small.normalize('NFD') });
  expect(scorecard.indicators[0]?.responsible.lead).toBe('Văn phòng Sở'.normalize('NFC'));
});

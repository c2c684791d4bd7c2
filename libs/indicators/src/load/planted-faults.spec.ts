import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { definitionFiles } from '../definitions.js';
import { loadScorecard } from './load-scorecard.js';
import { DefinitionError } from './problems.js';

describe('a fault planted anywhere in the letter', () => {
  const files = definitionFiles('letter-600-2018');
  const measures = files.flatMap(({ file, text }) =>
    [...text.matchAll(/measure: ([a-z-]+)/g)].map((match) => ({ file, at: match.index + 'measure: '.length, text })),
  );

  test('is found at its line and column', () => {
    fc.assert(
      fc.property(fc.constantFrom(...measures), ({ file, at, text }) => {
        const planted = files.map((one) =>
          one.file === file ? { file, text: `${text.slice(0, at)}x-${text.slice(at)}` } : one,
        );
        const [head, ...lists] = planted;
        const before = text.slice(0, at).split('\n');
        const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
        try {
          if (head) loadScorecard(head, ...lists);
          throw new Error('loaded');
        } catch (error) {
          expect(error).toBeInstanceOf(DefinitionError);
          expect((error as DefinitionError).problems).toContainEqual(
            expect.objectContaining({ ...place, code: 'definition.enum' }),
          );
        }
      }),
      { numRuns: 12 },
    );
  });
});

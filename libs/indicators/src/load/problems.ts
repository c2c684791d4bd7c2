import type { Label } from '../label.js';

/** One thing wrong in a definition; line and column count from 1. */
export interface DefinitionProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the data, as a JSON pointer. */
  readonly path: string;
  readonly code: string;
  readonly message: Label;
}

/** A definition that can't be loaded, with every problem found, in the order of the text. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';

  constructor(readonly problems: readonly DefinitionProblem[]) {
    super(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`).join('\n'));
  }
}

export type Path = readonly (string | number)[];
export type Report = (path: Path, code: string, message: Label) => void;

/** JSON pointer of RFC 6901. */
export const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const inOrder = (problems: readonly DefinitionProblem[]): DefinitionProblem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column);

/** The known word nearest to a wrong one, for "did you mean"; undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((one) => ({ one, distance: editDistance(word, one) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, word.length / 3) ? best.one : undefined;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

import type { Expression, MeasureQuery } from './expression.js';
import type { Indicator } from './indicator.js';
import { readingOf } from './indicator.js';
import { measureOf, type RowKind } from './measures.js';

export type EvidencePart = 'numerator' | 'denominator' | 'shortfall';

/** The rows of `query`, put into the list or taken off it again. */
export interface EvidenceTerm {
  readonly sign: 1 | -1;
  readonly query: MeasureQuery;
}

/**
 * The list behind a number: the rows of every term with sign 1 (UNION ALL: a sum that would count a row twice is a
 * load error), less the rows of those with sign -1 (checked at load to be among them). Its length is the number.
 */
export interface Evidence {
  readonly rows: RowKind;
  readonly terms: readonly EvidenceTerm[];
  /** The same count as an expression, for `valueOfExpression`. */
  readonly count: Expression;
}

/**
 * Which list a part means; null when there is none (a count has no denominator; nothing is provided).
 * `judged` is `Evaluation.judged`: the part of a lowest-of whose list is meant. Throws RangeError on an unknown reading.
 */
export function evidenceOf(
  indicator: Indicator,
  readingId: string | undefined,
  part: EvidencePart,
  judged = 0,
): Evidence | null {
  const reading = readingOf(indicator, readingId);
  if (!reading) throw new RangeError(`${indicator.id} has no reading ${readingId}`);
  const count = countBehind(reading.expression, part, judged);
  const terms = count && termsOf(count, 1);
  const [first] = terms ?? [];
  return count && terms && first ? { rows: rowsOf(first.query), terms, count } : null;
}

/** What one row of a query's list is. */
export function rowsOf(query: MeasureQuery): RowKind {
  if (query.kind === 'manual') return 'manual';
  if (query.kind === 'agencies') return 'agency';
  return query.kind === 'procedures' ? 'procedure' : measureOf(query.measure).rows;
}

/** The count a part of a figure is; null when there is none. */
export function countBehind(expression: Expression, part: EvidencePart, judged = 0): Expression | null {
  if (expression.node === 'ratio') return expression[part];
  if (expression.node === 'lowest-of') {
    const chosen = expression.of[judged];
    return chosen ? countBehind(chosen, part, 0) : null;
  }
  return part === 'numerator' ? expression : null;
}

function termsOf(expression: Expression, sign: 1 | -1): EvidenceTerm[] | null {
  switch (expression.node) {
    case 'query':
      return [{ sign, query: expression.query }];
    case 'sum':
      return united(expression.of.map((part) => termsOf(part, sign)));
    case 'difference': {
      const opposite = sign === 1 ? -1 : 1;
      return united([termsOf(expression.from, sign), ...expression.less.map((part) => termsOf(part, opposite))]);
    }
    default:
      return null;
  }
}

const united = (lists: readonly (EvidenceTerm[] | null)[]): EvidenceTerm[] | null =>
  lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);

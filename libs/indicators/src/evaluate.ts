import type { Expression, MeasureQuery, Ratio } from './expression.js';
import type { Indicator, Reading } from './indicator.js';
import { readingOf } from './indicator.js';
import { whole, type Fraction } from './fraction.js';
import type { Missing } from './label.js';
import { measureOf } from './measures.js';
import { difference, lowestOf, NOT_APPLICABLE, notProvided, ratio, sum, valueOf, type Value } from './value.js';

/** What the reporting service answers to a query: a number of records, an exact manual number, nothing to judge, or what is missing. */
export type Answer =
  | { readonly count: number | bigint; readonly missing?: readonly Missing[] }
  | { readonly fraction: Fraction }
  | { readonly notApplicable: true }
  | { readonly missing: readonly Missing[] };

/** Answers by `MeasureQuery.key`. */
export type Answers = ReadonlyMap<string, Answer>;

export interface Evaluation {
  readonly reading: Reading;
  readonly value: Value;
  /** Which part of a lowest-of gave the value; 0 for every other expression. */
  readonly judged: number;
}

/** Every query the readings need, each once: answer them together, then `evaluate` is plain arithmetic. All readings by default. */
export function measuresOf(indicator: Indicator, readings?: readonly string[]): MeasureQuery[] {
  const wanted = readings ? withOthers(indicator, readings) : indicator.readings;
  const queries = wanted.flatMap((reading) => queriesOf(reading.expression));
  return [...new Map(queries.map((query) => [query.key, query])).values()];
}

/** The figure of one reading (default: the indicator's). Throws RangeError when the indicator has no such reading. */
export function evaluate(indicator: Indicator, readingId: string | undefined, answers: Answers): Evaluation {
  const reading = readingOf(indicator, readingId);
  if (!reading) throw new RangeError(`${indicator.id} has no reading ${readingId}`);
  return { reading, value: valueOfExpression(reading.expression, answers), judged: judgedPart(reading, answers) };
}

/** Every query of an expression, repeated ones too. */
export function queriesOf(expression: Expression): MeasureQuery[] {
  if (expression.node === 'query') return [expression.query];
  return partsOf(expression).flatMap(queriesOf);
}

/** The expressions an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.node) {
    case 'query':
    case 'not-provided':
      return [];
    case 'sum':
    case 'lowest-of':
      return expression.of;
    case 'difference':
      return [expression.from, ...expression.less];
    case 'ratio':
      return [expression.numerator, expression.denominator, expression.unknown, expression.shortfall].filter(
        (part) => part !== null,
      );
  }
}

/** The value of an expression from the answers to its queries; a query without an answer is not-provided. */
export function valueOfExpression(expression: Expression, answers: Answers): Value {
  const valueOfPart = (part: Expression) => valueOfExpression(part, answers);
  switch (expression.node) {
    case 'query':
      return answered(expression.query, answers.get(expression.query.key));
    case 'sum':
      return sum(expression.of.map(valueOfPart));
    case 'difference':
      return difference(valueOfPart(expression.from), expression.less.map(valueOfPart));
    case 'ratio':
      return ratio(
        valueOfPart(expression.numerator),
        valueOfPart(expression.denominator),
        unknown(expression, answers),
      );
    case 'lowest-of':
      return lowestOf(expression.of.map(valueOfPart));
    case 'not-provided':
      return notProvided([expression.missing]);
  }
}

function answered(query: MeasureQuery, answer: Answer | undefined): Value {
  if (!answer) return notProvided([unanswered(query)]);
  if ('count' in answer) return valueOf(whole(answer.count), answer.missing);
  if ('fraction' in answer) return valueOf(answer.fraction);
  if ('notApplicable' in answer) return NOT_APPLICABLE;
  return notProvided(answer.missing.length > 0 ? answer.missing : [unanswered(query)]);
}

/** Records nobody can place are missing from the figure by their number. */
function unknown({ unknown: expression }: Ratio, answers: Answers): readonly Missing[] {
  if (!expression) return [];
  const value = valueOfExpression(expression, answers);
  if (value.kind !== 'value') return value.kind === 'not-provided' ? value.missing : [];
  if (value.numerator <= 0n) return value.missing;
  const [query] = queriesOf(expression);
  return query ? [...value.missing, { ...unanswered(query), count: Number(value.numerator) }] : value.missing;
}

function unanswered(query: MeasureQuery): Missing {
  if (query.kind === 'manual') return query.missing;
  if (query.kind === 'procedures') {
    return { source: 'catalogue', label: { vi: 'Danh mục thủ tục hành chính', en: 'The set of procedures' } };
  }
  if (query.kind === 'agencies') {
    return { source: 'catalogue', label: { vi: 'Cơ quan của tỉnh', en: 'Agencies of the province' } };
  }
  const { service, label } = measureOf(query.measure);
  return { source: service, label };
}

function judgedPart({ expression }: Reading, answers: Answers): number {
  if (expression.node !== 'lowest-of') return 0;
  const parts = expression.of.map((part) => valueOfExpression(part, answers));
  const lowest = lowestOf(parts);
  if (lowest.kind !== 'value') return 0;
  return parts.findIndex(
    (part) => part.kind === 'value' && part.numerator === lowest.numerator && part.denominator === lowest.denominator,
  );
}

function withOthers(indicator: Indicator, ids: readonly string[]): Reading[] {
  return ids.flatMap((id) => {
    const reading = readingOf(indicator, id);
    if (!reading) throw new RangeError(`${indicator.id} has no reading ${id}`);
    const others = reading.otherwise === null ? reading.requires : [...reading.requires, reading.otherwise];
    return [reading, ...withOthers(indicator, others)];
  });
}

import { evaluate, valueOfExpression, type Answers, type Evaluation } from './evaluate.js';
import { countBehind, type EvidencePart } from './evidence.js';
import type { Indicator, Reading } from './indicator.js';
import { statusOf, type JudgedOn, type Status } from './status.js';
import { numberOf } from './value.js';

/** Everything said about one reading of an indicator; numbers are null where there is none. */
export interface Figure extends Evaluation {
  /** The reading that gave the value: `reading`, or the one that stands in for it. Evidence is asked of this one. */
  readonly used: Reading;
  readonly status: Status;
  /** As shown: shares 0–100, half-up to 2 decimals. */
  readonly number: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly shortfall: number | null;
}

/** One reading (default: the indicator's) from the answers to `measuresOf`, with its status and the parts behind it. */
export function figureOf(indicator: Indicator, readingId: string | undefined, answers: Answers, on: JudgedOn): Figure {
  const asked = evaluate(indicator, readingId, answers);
  const { otherwise } = asked.reading;
  const evaluated =
    asked.value.kind === 'not-provided' && otherwise !== null ? evaluate(indicator, otherwise, answers) : asked;
  const { value, judged, reading: used } = evaluated;
  const required = used.requires.map((id) => figureOf(indicator, id, answers, on).status);
  return {
    reading: asked.reading,
    used,
    value,
    judged,
    status: statusOf(indicator, used, value, on, required),
    number: value.kind === 'value' ? numberOf(value, indicator.unit) : null,
    ...partsBehind(indicator, evaluated, answers),
  };
}

/** A share entered by hand has no parts: its fraction is only how the number was written. */
function partsBehind({ unit }: Indicator, { reading, judged }: Evaluation, answers: Answers) {
  const part = (name: EvidencePart): number | null => {
    const count = countBehind(reading.expression, name, judged);
    const isShare = count === reading.expression && (unit === 'percent' || unit === 'yes-no');
    const value = count && !isShare ? valueOfExpression(count, answers) : null;
    return value?.kind === 'value' ? numberOf(value) : null;
  };
  return { numerator: part('numerator'), denominator: part('denominator'), shortfall: part('shortfall') };
}

import { compare, decimal, times, whole, type Fraction } from './fraction.js';
import type { Indicator, Operator, Reading, Target } from './indicator.js';
import type { Provided, Value } from './value.js';

export type Status = 'met' | 'missed' | 'in-progress' | 'at-risk' | 'no-data';

export const STATUS_LABELS = {
  met: { vi: 'Đạt', en: 'Met' },
  missed: { vi: 'Chưa đạt', en: 'Missed' },
  'in-progress': { vi: 'Đang thực hiện', en: 'In progress' },
  'at-risk': { vi: 'Có nguy cơ không đạt', en: 'At risk' },
  'no-data': { vi: 'Chưa có số liệu', en: 'No data' },
} as const satisfies Record<Status, { vi: string; en: string }>;

/** Days `YYYY-MM-DD`: the cut-off of the figure and the last day of the period asked for. */
export interface JudgedOn {
  readonly cutOff: string;
  readonly periodEnd: string;
}

/**
 * The status of a figure by the exact fraction (99.996 % is missed against 100 %).
 * A target that can still be reached by its last day is never missed before it; "met" is never said of incomplete data.
 * @param required statuses of the readings this one requires: all must be met for "met"
 */
export function statusOf(
  indicator: Indicator,
  reading: Reading,
  value: Value,
  on: JudgedOn,
  required: readonly Status[] = [],
): Status {
  const own = ownStatus(indicator, reading, value, on);
  if (own !== 'met' && own !== 'in-progress') return own;
  return worst([own, ...required]);
}

/** True when the exact value reaches the target; shares are compared as percentages. */
export function reaches(indicator: Pick<Indicator, 'unit' | 'target'>, value: Fraction): boolean {
  const { operator, number } = indicator.target;
  return holds(operator, shown(indicator, value), decimal(number));
}

/** The rank of a status when several must be met; the first is the worst. */
const SEVERITY: readonly Status[] = ['missed', 'no-data', 'at-risk', 'in-progress', 'met'];
const worst = (statuses: readonly Status[]): Status => SEVERITY.find((status) => statuses.includes(status)) ?? 'met';

function ownStatus(indicator: Indicator, reading: Reading, value: Value, on: JudgedOn): Status {
  if (value.kind === 'not-provided') return 'no-data';
  if (isInsufficient(reading, value)) return 'no-data';
  const open = on.cutOff < lastDay(indicator, reading, on);
  if (value.kind === 'not-applicable') return withoutValue(indicator, open);
  if (reading.judgedAtYearEnd && open) return 'in-progress';
  const status = reaches(indicator, value) ? reachedStatus(indicator, open) : belowStatus(indicator, value, on, open);
  return value.missing.length > 0 && status !== 'missed' ? 'no-data' : status;
}

/** Too few records to conclude anything from. */
const isInsufficient = ({ leastRecords }: Reading, value: Value): boolean =>
  leastRecords !== null && value.kind === 'value' && value.denominator < BigInt(leastRecords);

function withoutValue(indicator: Indicator, open: boolean): Status {
  if (indicator.whenNotApplicable === 'full') return 'met';
  if (indicator.whenNotApplicable === 'zero') return open ? 'in-progress' : 'missed';
  return 'no-data';
}

function reachedStatus(indicator: Indicator, open: boolean): Status {
  return open && isMinimum(indicator.target) && indicator.course !== 'once-reached' ? 'in-progress' : 'met';
}

function belowStatus(indicator: Indicator, value: Provided, on: JudgedOn, open: boolean): Status {
  const repairable = isMinimum(indicator.target) || indicator.basis === 'stock';
  if (!open || !repairable) return 'missed';
  if (indicator.course === 'once-reached') return 'in-progress';
  return indicator.course === 'cumulative' && keepsPace(indicator, value, on.cutOff) ? 'in-progress' : 'at-risk';
}

/** Value ÷ target is not behind days gone ÷ days of the year. */
function keepsPace(indicator: Indicator, value: Provided, cutOff: string): boolean {
  const year = cutOff.slice(0, 4);
  const wanted = times(decimal(indicator.target.number), {
    numerator: daysBetween(`${year}-01-01`, cutOff) + 1n,
    denominator: daysBetween(`${year}-01-01`, `${year}-12-31`) + 1n,
  });
  return compare(shown(indicator, value), wanted) >= 0;
}

const isMinimum = ({ operator }: Target): boolean => operator === '>=' || operator === '>';

/** A year-to-date figure is due on 31 December, any other on the last day of its period. */
const lastDay = ({ basis }: Indicator, { judgedAtYearEnd }: Reading, { cutOff, periodEnd }: JudgedOn): string =>
  basis === 'ytd' || judgedAtYearEnd ? `${cutOff.slice(0, 4)}-12-31` : periodEnd;

const shown = ({ unit }: Pick<Indicator, 'unit'>, value: Fraction): Fraction =>
  unit === 'percent' ? times(value, whole(100)) : value;

/** Exact comparison of a number with a limit. */
export function holds(operator: Operator, number: Fraction, limit: Fraction): boolean {
  const order = compare(number, limit);
  switch (operator) {
    case '=':
      return order === 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
  }
}

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): bigint => BigInt((Date.parse(to) - Date.parse(from)) / DAY);

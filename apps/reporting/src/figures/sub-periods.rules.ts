import type { TrendStep } from '#contracts';
import { addDays, periodOf, type Period } from '#calendar';

/** The months, quarters or years a period is made of; the first and last may be parts of one. */
export function subPeriods(period: Period, step: TrendStep): Period[] {
  const found: Period[] = [];
  for (let day = period.from; day <= period.to;) {
    const whole = stepAt(day, step, period);
    const isWhole = whole.from === day && whole.to <= period.to;
    const last = whole.to <= period.to ? whole.to : period.to;
    found.push(isWhole ? whole : periodOf(`${day}..${last}`));
    day = addDays(last, 1);
  }
  return found;
}

function stepAt(day: string, step: TrendStep, { preset }: Period): Period {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const suffix = preset === 'calendar' ? '' : `@${preset}`;
  const names = (y: number, m: number): string => {
    if (step === 'year') return `${y}${suffix}`;
    if (step === 'quarter') return `${y}-Q${Math.ceil(m / 3)}${suffix}`;
    return `${y}-${String(m).padStart(2, '0')}${suffix}`;
  };
  const named = periodOf(names(year, month));
  if (named.to >= day) return named;
  // With a cut-off before the month's end the day belongs to the next month's period.
  return month === 12 ? periodOf(names(year + 1, 1)) : periodOf(names(year, month + 1));
}

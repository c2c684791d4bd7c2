import type { Completeness, FigureValue, IndicatorFigure, MissingPart, ReadingFigure } from '#contracts';
import { figureOf, formulaVersion, missingOf, STATUS_LABELS } from '#indicators';
import type { Answers, Figure, Indicator, Missing, Reading, Scorecard } from '#indicators';

/** What an indicator's answer says beside its figures. */
export interface FigureContext {
  readonly scorecard: Pick<Scorecard, 'id' | 'version'>;
  readonly scope: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly cutOff: string;
  readonly completeness: Completeness;
  readonly asOf: IndicatorFigure['asOf'];
}

/** The answer of API.md for one indicator, by one of its readings, with all the others beside it. */
export function indicatorFigure(
  indicator: Indicator,
  reading: Reading,
  answers: Answers,
  about: FigureContext,
): IndicatorFigure {
  const on = { cutOff: about.cutOff, periodEnd: about.period.to };
  const figure = figureOf(indicator, reading.id, answers, on);
  const { lead, with: helping, follow } = indicator.responsible;
  return {
    id: indicator.id,
    alias: indicator.alias,
    name: indicator.label,
    explanation: indicator.explanation,
    scope: about.scope,
    period: { from: about.period.from, to: about.period.to },
    reading: reading.id,
    value: shownValue(figure),
    unit: indicator.unit,
    numerator: figure.numerator,
    denominator: figure.denominator,
    target: indicator.target,
    status: figure.status,
    statusLabel: STATUS_LABELS[figure.status],
    readings: indicator.readings.map((one) => readingFigure(figureOf(indicator, one.id, answers, on))),
    legalBasis: [...indicator.legalBasis],
    responsible: { lead, with: [...helping], follow: [...follow] },
    completeness: completenessOf(indicator, figure, about.completeness),
    basis: indicator.basis,
    cutOff: about.cutOff,
    formulaVersion: formulaVersion(about.scorecard),
    asOf: about.asOf,
  };
}

export function shownValue({ value, number }: Pick<Figure, 'value' | 'number'>): FigureValue {
  const missing = missingOf(value).map(missingPart);
  return {
    kind: value.kind,
    ...(number === null ? {} : { number }),
    ...(missing.length > 0 ? { missing } : {}),
  };
}

const readingFigure = ({ reading, value, number, numerator, denominator, status }: Figure): ReadingFigure => ({
  id: reading.id,
  label: reading.label,
  kind: value.kind,
  number,
  numerator,
  denominator,
  status,
});

const missingPart = ({ source, label, count }: Missing): MissingPart => ({
  source,
  label: { vi: label.vi, en: label.en },
  ...(count === undefined ? {} : { count }),
});

/** Agencies without dossiers say something about figures of dossiers only; others have a source or have none. */
function completenessOf({ sources }: Indicator, { value }: Pick<Figure, 'value'>, found: Completeness): Completeness {
  const missing = missingOf(value).map(missingPart);
  if (sources.includes('dossier')) return { ...found, missing: [...missing, ...found.missing] };
  return { expected: sources.length, provided: value.kind === 'not-provided' ? 0 : sources.length, missing };
}

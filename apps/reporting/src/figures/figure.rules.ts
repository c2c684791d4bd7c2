import type { Completeness, FigureValue, IndicatorFigure, MissingPart, ReadingFigure } from '#contracts';
import { figureOf, formulaVersion, measuresOf, missingOf, STATUS_LABELS } from '#indicators';
import type { Answers, Figure, Indicator, Missing, Reading, Scorecard } from '#indicators';
import type { FactKind } from '../kinds/fact-kind.js';
import { kindsExpected, queriesBehind } from './queries-behind.rules.js';

/** What an indicator's answer says beside its figures. */
export interface FigureContext {
  readonly scorecard: Pick<Scorecard, 'id' | 'version'>;
  readonly scope: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly cutOff: string;
  /** Agencies without dossiers. */
  readonly ofDossiers: Completeness;
  /** Agencies without facts of a kind of which every agency should have some. */
  readonly ofKinds: ReadonlyMap<FactKind, Completeness>;
  /** Events that stand outside the figures, by producer. */
  readonly notApplied: readonly MissingPart[];
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
    completeness: completenessOf(indicator, figure, about),
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

/** Of the kind of which every agency should have facts, else of dossiers, else of the sources themselves. */
function completenessOf(indicator: Indicator, { value }: Pick<Figure, 'value'>, about: FigureContext): Completeness {
  const { sources } = indicator;
  const [kind] = kindsExpected(queriesBehind(measuresOf(indicator)));
  const own = sources.includes('dossier') ? about.ofDossiers : undefined;
  const { expected, provided, missing } = (kind && about.ofKinds.get(kind)) ?? own ?? ofSources(indicator, value);
  const outside = about.notApplied.filter(({ source }) => source === 'catalogue' || sources.includes(source));
  return { expected, provided, missing: [...missingOf(value).map(missingPart), ...outside, ...missing] };
}

const ofSources = ({ sources }: Indicator, value: Figure['value']): Completeness => ({
  expected: sources.length,
  provided: value.kind === 'not-provided' ? 0 : sources.length,
  missing: [],
});

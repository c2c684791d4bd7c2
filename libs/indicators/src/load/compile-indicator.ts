import { aliasOf, UNITS, type Indicator, type Reading, type Unit } from '../indicator.js';
import { compileExpression, type ExpressionType } from './compile-expression.js';
import type { Path, Report } from './problems.js';
import type { RawIndicator, RawReading } from './raw.js';

/** Checks one indicator and names its responsible units in full. */
export function compileIndicator(
  raw: RawIndicator,
  units: Readonly<Record<string, string>>,
  path: Path,
  report: Report,
): Indicator {
  const readings = raw.readings.map((reading, index) =>
    compileReading(reading, raw, [...path, 'readings', index], report),
  );
  checkReadings(raw.readings, [...path, 'readings'], report);
  const named = (code: string, field: Path) => unitName(code, units, [...path, 'responsible', ...field], report);
  const { lead, with: helping = [], follow = [] } = raw.responsible;
  return {
    id: raw.id,
    alias: aliasOf(raw.id),
    label: raw.label,
    explanation: raw.explanation,
    unit: raw.unit,
    clause: raw.clause,
    legalBasis: raw.legalBasis,
    readings: readings as [Reading, ...Reading[]],
    target: raw.target,
    basis: raw.basis,
    scope: raw.scope,
    whenNotApplicable: raw.whenNotApplicable ?? 'no-data',
    course: raw.course ?? 'steady',
    responsible: {
      lead: named(lead, ['lead']),
      with: helping.map((code, index) => named(code, ['with', index])),
      follow: follow.map((code, index) => named(code, ['follow', index])),
    },
    beside: raw.beside ?? [],
    sources: raw.sources,
  };
}

function compileReading(raw: RawReading, indicator: RawIndicator, path: Path, report: Report): Reading {
  const { basis, unit } = indicator;
  const { expression, type } = compileExpression(raw.expression, [...path, 'expression'], { basis, report });
  if (!fits(type, unit)) {
    report([...path, 'expression'], 'definition.unit', {
      vi: `biểu thức cho "${nameOf(type)}", không hợp với đơn vị tính "${UNITS[unit].vi}"`,
      en: `the expression gives a "${nameOf(type)}", which does not fit the unit "${unit}"`,
    });
  }
  return {
    id: raw.id,
    label: raw.label,
    expression,
    requires: raw.requires ?? [],
    otherwise: raw.otherwise ?? null,
    judgedAtYearEnd: raw.judgedAtYearEnd ?? false,
    leastRecords: raw.leastRecords ?? null,
  };
}

function checkReadings(readings: readonly RawReading[], path: Path, report: Report): void {
  const ids = readings.map(({ id }) => id);
  readings.forEach(({ id, requires = [], otherwise }, index) => {
    if (ids.indexOf(id) !== index) {
      const message = { vi: `trùng cách tính "${id}"`, en: `reading "${id}" twice` };
      report([...path, index, 'id'], 'definition.duplicate', message);
    }
    requires.forEach((other, at) => checkOther(readings, id, other, [...path, index, 'requires', at], report));
    if (otherwise !== undefined) checkOther(readings, id, otherwise, [...path, index, 'otherwise'], report);
  });
}

/** A reading named by another stands on its own, so that nothing goes round in a circle. */
function checkOther(readings: readonly RawReading[], id: string, other: string, path: Path, report: Report): void {
  const known = readings.find((reading) => reading.id === other);
  if (known && other !== id && !known.requires && known.otherwise === undefined) return;
  report(path, 'definition.other-reading', {
    vi: `"${other}" phải là một cách tính khác của chỉ tiêu, không dựa vào cách tính nào nữa`,
    en: `"${other}" must be another reading of the indicator that names no further one`,
  });
}

function fits(type: ExpressionType, unit: Unit): boolean {
  if (type.type === 'any') return true;
  if (type.type !== 'count') return unit === (type.type === 'share' ? 'percent' : 'yes-no');
  return unit !== 'percent' && unit !== 'yes-no' && (type.rows === 'manual' || type.rows === unit);
}

const nameOf = (type: ExpressionType): string => (type.type === 'count' ? `count of ${type.rows}` : type.type);

function unitName(code: string, units: Readonly<Record<string, string>>, path: Path, report: Report): string {
  const name = Object.hasOwn(units, code) ? units[code] : undefined;
  if (name !== undefined) return name;
  const known = Object.keys(units).join(', ');
  report(path, 'definition.unknown-unit', {
    vi: `không biết đơn vị "${code}"; có: ${known}`,
    en: `unknown unit "${code}"; known: ${known}`,
  });
  return code;
}

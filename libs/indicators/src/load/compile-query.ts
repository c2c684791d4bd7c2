import {
  asked,
  type MeasureQuery,
  type Offered,
  type ProcedureFilter,
  type Where,
  type Window,
} from '../expression.js';
import type { Basis } from '../indicator.js';
import { measureOf, type MeasureName } from '../measures.js';
import type { Path, Report } from './problems.js';
import type { RawAgencies, RawCondition, RawOffered, RawProcedures, RawWhere } from './raw.js';

export interface Compiling {
  readonly basis: Basis;
  readonly report: Report;
}

const windowOf = (basis: Basis): Window => (basis === 'ytd' ? 'year-to-date' : 'period');

/** A count of records: a flow over the window or a stock on its last day. */
export function compileMeasure(
  raw: { measure: MeasureName; where?: RawWhere; among?: RawProcedures },
  path: Path,
  compiling: Compiling,
): MeasureQuery {
  const { measure } = raw;
  const window = windowOf(compiling.basis);
  checkWhere(measure, raw.where, [...path, 'where'], compiling);
  if (measureOf(measure).kind === 'stock') {
    if (raw.among) reportNotPerProcedure(measure, [...path, 'among'], compiling);
    return asked({ kind: 'stock', window, measure, where: whereOf(raw.where) });
  }
  checkFlowAllowed(measure, [...path, 'measure'], compiling);
  if (raw.among) checkPerProcedure(measure, [...path, 'among'], compiling);
  const among = raw.among ? compileProcedures(raw.among, [...path, 'among'], compiling) : null;
  return asked({ kind: 'flow', window, measure, where: whereOf(raw.where), among });
}

/** A count of different procedures. */
export function compileProcedureCount(raw: RawProcedures, path: Path, compiling: Compiling): MeasureQuery {
  const filter = compileProcedures(raw, path, compiling);
  return asked({ kind: 'procedures', window: windowOf(compiling.basis), filter });
}

/** A count of agencies. */
export function compileAgencies(raw: RawAgencies, path: Path, compiling: Compiling): MeasureQuery {
  const having = (raw.having ?? []).map((one, index) => compileCount(one, [...path, 'having', index], compiling));
  const below = (raw.below ?? []).map(({ indicator, reading }) => ({ indicator, reading }));
  const filter = { tier: raw.tier ? sorted(raw.tier) : null, below, having };
  return asked({ kind: 'agencies', window: windowOf(compiling.basis), filter });
}

function compileProcedures(raw: RawProcedures, path: Path, compiling: Compiling): ProcedureFilter {
  if (raw.offered && !raw.set) {
    compiling.report([...path, 'offered'], 'definition.offered-without-set', {
      vi: '"offered" lọc một danh mục thủ tục, cần có "set"',
      en: '"offered" filters a set of procedures, so "set" is needed',
    });
  }
  const having = (raw.having ?? []).map((one, index) => compileCondition(one, [...path, 'having', index], compiling));
  const bounded = Boolean(raw.set ?? raw.with) || having.some(({ operator }) => operator === '>=');
  if (!bounded && (having.length > 0 || raw.without)) {
    compiling.report([...path, 'having'], 'definition.unbounded', {
      vi: 'không có "set", "with" thì phải có ít nhất một điều kiện "at-least"',
      en: 'without a "set" or "with" at least one condition must be "at-least"',
    });
  }
  return { set: raw.set ?? null, offered: offeredOf(raw.offered), ...traitsOf(raw), having };
}

function compileCondition(raw: RawCondition, path: Path, compiling: Compiling) {
  checkPerProcedure(raw.measure, [...path, 'measure'], compiling);
  return compileCount(raw, path, compiling);
}

function compileCount(raw: RawCondition, path: Path, compiling: Compiling) {
  const { measure } = raw;
  checkWhere(measure, raw.where, [...path, 'where'], compiling);
  checkFlowAllowed(measure, [...path, 'measure'], compiling);
  const least = raw['at-least'];
  const most = raw['at-most'];
  if ((least === undefined) === (most === undefined)) {
    compiling.report(path, 'definition.condition', {
      vi: 'cần đúng một trong "at-least", "at-most"',
      en: 'exactly one of "at-least", "at-most" is needed',
    });
  }
  const operator = least === undefined ? '<=' : '>=';
  return { measure, where: whereOf(raw.where), operator, number: least ?? most ?? 0 } as const;
}

function checkWhere(measure: MeasureName, where: RawWhere | undefined, path: Path, { report }: Compiling): void {
  const { dimensions } = measureOf(measure);
  for (const dimension of Object.keys(where ?? {}) as (keyof RawWhere)[]) {
    if (dimensions.includes(dimension)) continue;
    report([...path, dimension], 'definition.dimension', {
      vi: `số đo "${measure}" không có chiều "${dimension}"`,
      en: `measure "${measure}" has no dimension "${dimension}"`,
    });
  }
}

/** A stock indicator speaks of one day; what happened over days has no place in it. */
function checkFlowAllowed(measure: MeasureName, path: Path, { basis, report }: Compiling): void {
  if (basis !== 'stock' || measureOf(measure).kind === 'stock') return;
  report(path, 'definition.flow-in-stock', {
    vi: `chỉ tiêu tại một ngày (stock) không dùng được số phát sinh "${measure}"`,
    en: `an indicator of one day (stock) can't use the flow "${measure}"`,
  });
}

function checkPerProcedure(measure: MeasureName, path: Path, compiling: Compiling): void {
  if (!measureOf(measure).dimensions.includes('procedure')) reportNotPerProcedure(measure, path, compiling);
}

function reportNotPerProcedure(measure: MeasureName, path: Path, { report }: Compiling): void {
  report(path, 'definition.not-per-procedure', {
    vi: `số đo "${measure}" không tách theo thủ tục`,
    en: `measure "${measure}" is not kept per procedure`,
  });
}

const sorted = <T extends string | number>(values: readonly T[]): readonly T[] =>
  [...values].sort((a, b) => (a < b ? -1 : 1));

function whereOf(raw: RawWhere = {}): Where {
  return { ...(raw.channel && { channel: sorted(raw.channel) }), ...(raw.level && { level: sorted(raw.level) }) };
}

const traitsOf = (raw: RawProcedures): Pick<ProcedureFilter, 'with' | 'without'> => ({
  ...(raw.with && { with: sorted(raw.with) }),
  ...(raw.without && { without: sorted(raw.without) }),
});

function offeredOf(raw: RawOffered = {}): Offered {
  return { ...(raw.level && { level: sorted(raw.level) }), ...(raw.post && { post: raw.post }) };
}

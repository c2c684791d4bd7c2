import { rowsOf } from '../evidence.js';
import { queriesOf } from '../evaluate.js';
import { asked, type Expression, type MeasureQuery } from '../expression.js';
import type { Label } from '../label.js';
import { measureOf, type RowKind } from '../measures.js';
import { compileAgencies, compileMeasure, compileProcedureCount, type Compiling } from './compile-query.js';
import { countsTwice, isPartOf } from './overlap.js';
import type { Path } from './problems.js';
import type { RawExpression, RawRatio } from './raw.js';

/** What an expression gives: a number of rows of one kind, a share, yes or no; `any` fits everywhere. */
export type ExpressionType =
  { readonly type: 'count'; readonly rows: RowKind } | { readonly type: 'share' | 'yes-no' | 'any' };

export interface Compiled {
  readonly expression: Expression;
  readonly type: ExpressionType;
}

const HEADS = [
  'measure',
  'sum',
  'difference',
  'ratio',
  'count',
  'distinct',
  'agencies',
  'manual',
  'lowest-of',
  'not-provided',
] as const;

const UNREADABLE: Compiled = {
  expression: { node: 'not-provided', missing: { source: 'definition', label: { vi: 'lỗi', en: 'error' } } },
  type: { type: 'any' },
};

/** Checks an expression and gives it its type; every fault is reported and the rest is still checked. */
export function compileExpression(raw: RawExpression, path: Path, compiling: Compiling): Compiled {
  const heads = HEADS.filter((head) => raw[head] !== undefined);
  const [head] = heads;
  if (!head || heads.length > 1) {
    return refused(path, compiling, 'definition.expression', {
      vi: `cần đúng một trong: ${HEADS.join(', ')}`,
      en: `exactly one is needed of: ${HEADS.join(', ')}`,
    });
  }
  for (const name of ['where', 'among'] as const) {
    if (raw[name] && head !== 'measure') {
      const message = { vi: `"${name}" chỉ đi với "measure"`, en: `"${name}" goes only with "measure"` };
      compiling.report([...path, name], 'definition.expression', message);
    }
  }
  return COMPILERS[head](raw as Required<RawExpression>, path, compiling);
}

type Compiler = (raw: Required<RawExpression>, path: Path, compiling: Compiling) => Compiled;

const COMPILERS: Record<(typeof HEADS)[number], Compiler> = {
  measure: (raw, path, compiling) => query(compileMeasure(raw, path, compiling)),
  count: (raw, path, compiling) => query(compileProcedureCount(raw.count, [...path, 'count'], compiling)),
  distinct: (raw, path, compiling) => query(compileProcedureCount(raw.distinct, [...path, 'distinct'], compiling)),
  agencies: (raw, path, compiling) => query(compileAgencies(raw.agencies, [...path, 'agencies'], compiling)),
  manual: (raw, _path, compiling) => manual(raw.manual, compiling),
  sum: (raw, path, compiling) => sum(raw.sum, [...path, 'sum'], compiling),
  difference: (raw, path, compiling) => difference(raw.difference, [...path, 'difference'], compiling),
  ratio: (raw, path, compiling) => ratio(raw.ratio, [...path, 'ratio'], compiling),
  'lowest-of': (raw, path, compiling) => lowestOf(raw['lowest-of'], [...path, 'lowest-of'], compiling),
  'not-provided': (raw) => notProvided(raw['not-provided']),
};

const query = (one: MeasureQuery): Compiled => ({
  expression: { node: 'query', query: one },
  type: { type: 'count', rows: rowsOf(one) },
});

function manual(raw: Required<RawExpression>['manual'], { basis }: Compiling): Compiled {
  const { id, as: type, label } = raw;
  const missing = { source: 'manual', label };
  const window = basis === 'ytd' ? 'year-to-date' : 'period';
  const one = asked({ kind: 'manual', window, id, type, missing });
  return type === 'count' ? query(one) : { expression: { node: 'query', query: one }, type: { type } };
}

function notProvided(raw: Required<RawExpression>['not-provided']): Compiled {
  const label = {
    vi: `Chưa có nguồn số liệu: ${raw.vi.normalize('NFC')}`,
    en: `No source of data yet: ${raw.en}`,
  };
  return { ...UNREADABLE, expression: { node: 'not-provided', missing: { source: raw.source, label } } };
}

function sum(raw: readonly RawExpression[], path: Path, compiling: Compiling): Compiled {
  const parts = raw.map((part, index) => counted(part, [...path, index], compiling));
  const rows = commonRows(parts, path, compiling);
  checkOneFact(parts, path, compiling);
  const queries = parts.map(({ expression }) => queriesOf(expression));
  queries.forEach((own, index) => {
    const earlier = queries.slice(0, index).flat();
    if (!own.some((one) => earlier.some((other) => countsTwice(one, other)))) return;
    compiling.report([...path, index], 'definition.counted-twice', {
      vi: 'phần này đã được tính trong tổng',
      en: 'this part is counted in the sum already',
    });
  });
  return { expression: { node: 'sum', of: parts.map(({ expression }) => expression) }, type: rows };
}

function difference(raw: Required<RawExpression>['difference'], path: Path, compiling: Compiling): Compiled {
  const from = counted(raw.from, [...path, 'from'], compiling);
  const totals = queriesOf(from.expression);
  const less = raw.less.map((part, index) => {
    const compiled = counted(part, [...path, 'less', index], compiling);
    if (!queriesOf(compiled.expression).every((one) => totals.some((total) => isPartOf(one, total)))) {
      compiling.report([...path, 'less', index], 'definition.not-part', {
        vi: 'phần trừ không nằm trong số bị trừ, danh sách sẽ không khớp con số',
        en: 'what is taken off is not part of what it is taken from, so the list would not match the number',
      });
    }
    return compiled;
  });
  checkOneFact([from, ...less], path, compiling);
  return {
    expression: { node: 'difference', from: from.expression, less: less.map(({ expression }) => expression) },
    type: commonRows([from, ...less], path, compiling),
  };
}

function ratio(raw: RawRatio, path: Path, compiling: Compiling): Compiled {
  const numerator = counted(raw.numerator, [...path, 'numerator'], compiling);
  const denominator = counted(raw.denominator, [...path, 'denominator'], compiling);
  commonRows([numerator, denominator], path, compiling);
  const optional = (name: 'unknown' | 'shortfall') => {
    const part = raw[name];
    return part ? counted(part, [...path, name], compiling).expression : null;
  };
  return {
    expression: {
      node: 'ratio',
      numerator: numerator.expression,
      denominator: denominator.expression,
      unknown: optional('unknown'),
      shortfall: optional('shortfall'),
    },
    type: { type: 'share' },
  };
}

function lowestOf(raw: readonly RawExpression[], path: Path, compiling: Compiling): Compiled {
  const parts = raw.map((part, index) => {
    const compiled = compileExpression(part, [...path, index], compiling);
    return expected(compiled, 'share', [...path, index], compiling);
  });
  return {
    expression: { node: 'lowest-of', of: parts.map(({ expression }) => expression) },
    type: { type: 'share' },
  };
}

const counted = (raw: RawExpression, path: Path, compiling: Compiling): Compiled =>
  expected(compileExpression(raw, path, compiling), 'count', path, compiling);

function expected(compiled: Compiled, type: 'count' | 'share', path: Path, compiling: Compiling): Compiled {
  if (compiled.type.type === type || compiled.type.type === 'any') return compiled;
  return refused(path, compiling, 'definition.type', {
    vi: `ở đây cần ${type === 'count' ? 'một số đếm' : 'một tỷ lệ'}, không phải "${compiled.type.type}"`,
    en: `a ${type} is needed here, not a "${compiled.type.type}"`,
  });
}

/** Numbers of different things can't be added or divided; a number entered by hand may stand for any. */
function commonRows(parts: readonly Compiled[], path: Path, compiling: Compiling): ExpressionType {
  const rows = parts.flatMap(({ type }) => (type.type === 'count' && type.rows !== 'manual' ? [type.rows] : []));
  const kinds = [...new Set(rows)];
  if (kinds.length > 1) {
    compiling.report(path, 'definition.rows', {
      vi: `không gộp các loại khác nhau: ${kinds.join(', ')}`,
      en: `different things in one figure: ${kinds.join(', ')}`,
    });
  }
  return parts.every(({ type }) => type.type === 'any')
    ? { type: 'any' }
    : { type: 'count', rows: kinds[0] ?? 'manual' };
}

/** A sum or difference has one list, and a list is of one kind of fact. */
function checkOneFact(parts: readonly Compiled[], path: Path, compiling: Compiling): void {
  const queries = parts.flatMap(({ expression }) => queriesOf(expression));
  const facts = new Set(queries.flatMap((one) => ('measure' in one ? [measureOf(one.measure).fact] : [])));
  if (facts.size < 2) return;
  compiling.report(path, 'definition.rows', {
    vi: `không cộng, trừ số liệu của các nguồn khác nhau: ${[...facts].join(', ')}`,
    en: `records of different sources can't be added or taken off: ${[...facts].join(', ')}`,
  });
}

function refused(path: Path, { report }: Compiling, code: string, message: Label): Compiled {
  report(path, code, message);
  return UNREADABLE;
}

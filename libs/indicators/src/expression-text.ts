import type {
  AgencyFilter,
  Expression,
  MeasureQuery,
  Offered,
  ProcedureCondition,
  ProcedureFilter,
  Where,
} from './expression.js';
import type { Label } from './label.js';
import { measureOf } from './measures.js';
import { PROCEDURE_TRAITS } from './traits.js';

/** An expression as a line of Vietnamese or English, for documents and pages. */
export function expressionText(expression: Expression, language: keyof Label): string {
  const text = (part: Expression) => expressionText(part, language);
  switch (expression.node) {
    case 'query':
      return queryText(expression.query, language);
    case 'sum':
      return `(${expression.of.map(text).join(' + ')})`;
    case 'difference':
      return `(${[expression.from, ...expression.less].map(text).join(' − ')})`;
    case 'ratio':
      return `${text(expression.numerator)} ÷ ${text(expression.denominator)}`;
    case 'lowest-of':
      return `${WORDS.lowest[language]} { ${expression.of.map(text).join(' ; ')} }`;
    case 'not-provided':
      return `*${expression.missing.label[language]}*`;
  }
}

const WORDS = {
  lowest: { vi: 'thấp hơn trong', en: 'lowest of' },
  among: { vi: 'của', en: 'of' },
  procedures: { vi: 'thủ tục', en: 'procedures' },
  level: { vi: 'mức độ', en: 'level' },
  post: { vi: 'qua bưu chính', en: 'by post' },
  not: { vi: 'không', en: 'not' },
  agencies: { vi: 'cơ quan', en: 'agencies' },
  below: { vi: 'chưa đạt', en: 'below the target of' },
  entered: { vi: 'nhập tay', en: 'entered by hand' },
} as const satisfies Record<string, Label>;

const VALUES: Readonly<Record<string, Label>> = {
  counter: { vi: 'trực tiếp', en: 'counter' },
  online: { vi: 'trực tuyến', en: 'online' },
  post: { vi: 'bưu chính công ích', en: 'post' },
  province: { vi: 'cấp tỉnh', en: 'province' },
  district: { vi: 'cấp huyện', en: 'district' },
  commune: { vi: 'cấp xã', en: 'commune' },
  'at-end': { vi: 'có hiệu lực ngày cuối kỳ', en: 'in force on the last day' },
  ever: { vi: 'có hiệu lực ngày nào đó trong năm', en: 'in force on any day of the year' },
  'full-year': { vi: 'có hiệu lực từ 01/01', en: 'in force since 1 January' },
  'by-decision': { vi: 'theo danh mục quyết định', en: 'listed by decision' },
};

const valueText = (value: string, language: keyof Label): string => VALUES[value]?.[language] ?? value;

function queryText(query: MeasureQuery, language: keyof Label): string {
  if (query.kind === 'manual') return `${query.missing.label[language]} (${WORDS.entered[language]})`;
  if (query.kind === 'procedures') return filterText(query.filter, language);
  if (query.kind === 'agencies') return agenciesText(query.filter, language);
  const own = measureText(query.measure, query.where, language);
  if (query.kind !== 'flow' || query.among === null) return own;
  return `${own} ${WORDS.among[language]} ${filterText(query.among, language)}`;
}

function measureText(measure: ProcedureCondition['measure'], where: Where, language: keyof Label): string {
  const filters = [
    ...(where.channel ?? []).map((channel) => valueText(channel, language)),
    ...levelText(where.level, language),
  ];
  const { label } = measureOf(measure);
  return filters.length > 0 ? `${label[language]} [${filters.join(', ')}]` : label[language];
}

function filterText(filter: ProcedureFilter, language: keyof Label): string {
  const { set, offered, having } = filter;
  const parts = [...(set ? [valueText(set, language)] : []), ...offeredText(offered, language)];
  parts.push(...(filter.with ?? []).map((trait) => PROCEDURE_TRAITS[trait][language]));
  parts.push(...(filter.without ?? []).map((trait) => `${WORDS.not[language]}: ${PROCEDURE_TRAITS[trait][language]}`));
  const conditions = having.map(
    ({ measure, where, operator, number }) => `${measureText(measure, where, language)} ${SIGNS[operator]} ${number}`,
  );
  return `${WORDS.procedures[language]} [${[...parts, ...conditions].join('; ')}]`;
}

function agenciesText({ tier, below, having }: AgencyFilter, language: keyof Label): string {
  const parts = [
    ...(tier ?? []).map((one) => valueText(one, language)),
    ...below.map(({ indicator, reading }) => `${WORDS.below[language]} ${indicator} ${reading}`),
    ...having.map((one) => `${measureText(one.measure, one.where, language)} ${SIGNS[one.operator]} ${one.number}`),
  ];
  return parts.length > 0 ? `${WORDS.agencies[language]} [${parts.join('; ')}]` : WORDS.agencies[language];
}

const SIGNS = { '>=': '≥', '<=': '≤' } as const;

const offeredText = ({ level, post }: Offered, language: keyof Label): string[] => [
  ...levelText(level, language),
  ...(post ? [WORDS.post[language]] : []),
];

const levelText = (level: readonly number[] | undefined, language: keyof Label): string[] =>
  level ? [`${WORDS.level[language]} ${level.join(', ')}`] : [];

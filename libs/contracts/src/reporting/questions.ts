import { OneOf, Text, Whole } from '../fields.js';

export const STRUCTURES = ['current', 'as-recorded'] as const;
export type Structure = (typeof STRUCTURES)[number];
export const EVIDENCE_PARTS = ['numerator', 'denominator', 'shortfall'] as const;
export const TREND_STEPS = ['month', 'quarter', 'year'] as const;
export type TrendStep = (typeof TREND_STEPS)[number];
export const REPORT_ROWS = ['agency', 'procedure', 'field'] as const;
export type ReportRows = (typeof REPORT_ROWS)[number];

/** `2018`, `2018-Q3`, `2018-H1`, `2018-07`, `2018@nd09`, `2018-01-01..2018-06-30`. */
const PERIOD = /^\d{4}[-\dQH.@a-z]{0,20}$/;
const INDICATOR_ID = /^[\p{L}\p{M}\d.]{1,20}$/u;
const READING_ID = /^[A-Z]\d?(\.[a-z-]{1,40})?$/;

/** What every question about figures has. */
export class FigureQuestion {
  @Text({ vi: 'Kỳ', en: 'Period: year, quarter, half, month or range of days', example: '2018', pattern: PERIOD })
  period!: string;
  @Text({
    vi: 'Phạm vi: mã cơ quan (gồm cơ quan trực thuộc); bỏ trống: cơ quan của người hỏi',
    en: 'Scope: code of an agency, with those below it; the asker’s own when absent',
    example: '000.00.00.H10',
    max: 40,
    optional: true,
  })
  scope?: string | null;
  @Text({
    vi: 'Hệ thống đã biết gì vào lúc đó: thời điểm, hoặc mã `asOf.token` của một câu trả lời',
    en: 'What the system knew then: an instant, or `asOf.token` of an earlier answer',
    example: '2018-08-30T17:00:00+07:00',
    max: 400,
    optional: true,
  })
  asOf?: string | null;
  @OneOf(STRUCTURES, {
    vi: 'Cây cơ quan: hiện hành vào cuối kỳ, hoặc như khi ghi nhận',
    en: 'The tree of agencies: of the period’s end, or of each record’s date',
    optional: true,
  })
  structure?: Structure | null;
}

export class IndicatorQuestion extends FigureQuestion {
  @Text({ vi: 'Mã chỉ tiêu', en: 'Indicator', example: 'I.3.e.1', pattern: INDICATOR_ID }) id!: string;
  @Text({
    vi: 'Cách tính',
    en: 'Reading; the default one when absent',
    example: 'A',
    pattern: READING_ID,
    optional: true,
  })
  reading?: string | null;
}

export class EvidenceQuestion extends IndicatorQuestion {
  @OneOf(EVIDENCE_PARTS, {
    vi: 'Phần nào của con số',
    en: 'Which part of the number; numerator when absent',
    optional: true,
  })
  part?: (typeof EVIDENCE_PARTS)[number] | null;
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number | null;
  @Text({ vi: 'Tiếp sau', en: '`next` of the page before', max: 500, optional: true }) after?: string | null;
}

export class TrendQuestion extends IndicatorQuestion {
  @OneOf(TREND_STEPS, { vi: 'Theo', en: 'Step; month when absent', optional: true }) by?: TrendStep | null;
}

export class ScorecardQuestion extends FigureQuestion {
  @Text({ vi: 'Bộ tiêu chí', en: 'Scorecard', example: 'letter-600-2018', pattern: /^[a-z0-9-]{1,60}$/ }) id!: string;
}

/** About procedures nobody used. */
export class QuietQuestion extends FigureQuestion {}

export class ReportQuestion extends FigureQuestion {
  @OneOf(REPORT_ROWS, { vi: 'Dòng theo', en: 'What a row is; agency when absent', optional: true })
  by?: ReportRows | null;
}

import { OneOf, ReportQuestion } from '#contracts';

export const REPORT_FORMATS = ['json', 'csv'] as const;

/** The question about a form and how the answer is wanted; `csv` alone leaves our system. */
export class ReportFileQuestion extends ReportQuestion {
  @OneOf(REPORT_FORMATS, { vi: 'Định dạng; bỏ trống: json', en: 'Format; json when absent', optional: true })
  format?: (typeof REPORT_FORMATS)[number] | null;
}

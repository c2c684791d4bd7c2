import { Flag, OneOf, ProcedureQuery } from '#contracts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'jsonl'] as const;

/** Which procedures, as which file. */
export class ProcedureExportQuestion extends ProcedureQuery {
  @OneOf(EXPORT_FORMATS, {
    vi: 'Định dạng; jsonl nhập lại được (chiso-jsonl)',
    en: 'Format; jsonl can be imported again',
  })
  format!: (typeof EXPORT_FORMATS)[number];
  @Flag({ vi: 'CSV cho Excel tiếng Việt: dấu chấm phẩy', en: 'CSV for a Vietnamese Excel: semicolons', optional: true })
  semicolon?: boolean;
}

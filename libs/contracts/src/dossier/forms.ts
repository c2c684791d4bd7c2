import { Day, Instant, OneOf, Text, Whole } from '../fields.js';
import { PrintedFile } from '../files.js';
import { request } from '../request.js';
import { DossierRef } from './reception.js';

/** Forms of TT 01/2018/TT-VPCP Art.9; 01–04 are issued with a number of the agency's book, 05 and 06 are projections. */
export const FORM_NUMBERS = ['01', '02', '03', '04', '05', '06'] as const;
export type FormNumber = (typeof FORM_NUMBERS)[number];
export const ISSUED_FORMS = ['01', '02', '03', '04'] as const satisfies readonly FormNumber[];
export type IssuedForm = (typeof ISSUED_FORMS)[number];

export const PRINT_FORMATS = ['pdf', 'docx'] as const;
export type PrintFormat = (typeof PRINT_FORMATS)[number];

/** Signing for a collective, for the head, by order, by authorisation (NĐ 30/2020 Art.13). */
export const SIGNING_RIGHTS = ['TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'] as const;
export type SigningRight = (typeof SIGNING_RIGHTS)[number];

const FORM = { vi: 'Mẫu số', en: 'Form' };

export class PrintForm extends DossierRef {
  @OneOf(FORM_NUMBERS, FORM) form!: FormNumber;
  @OneOf(PRINT_FORMATS, { vi: 'Định dạng; bỏ trống: pdf', en: 'Format; pdf when absent', optional: true })
  format?: PrintFormat;
}
export const printForm = request('dossier.form', PrintForm, PrintedFile, { deadline: 30_000 });

export class IssueForm extends DossierRef {
  @OneOf(ISSUED_FORMS, FORM) form!: IssuedForm;
  @OneOf(SIGNING_RIGHTS, { vi: 'Quyền ký: TM., KT., TL., TUQ.', en: 'Right of signing', optional: true })
  authority?: SigningRight;
  @Text({ vi: 'Ký thay, thừa lệnh ai', en: 'Whom the signer stands for', max: 120, optional: true }) head?: string;
  @Text({ vi: 'Chức vụ người ký', en: 'Position of the signer', max: 120 }) position!: string;
  @Text({ vi: 'Họ tên người ký', en: 'Name of the signer', max: 120 }) signer!: string;
}
export class FormIssue {
  @OneOf(ISSUED_FORMS, FORM) form!: IssuedForm;
  @Whole({ vi: 'Lần', en: 'Which one of this form for the dossier, from 1', min: 1 }) edition!: number;
  @Whole({ vi: 'Số trong sổ của năm', en: 'Number in the book of the year', min: 1 }) number!: number;
  @Whole({ vi: 'Năm', en: 'Year of the book' }) year!: number;
  @Text({ vi: 'Số, ký hiệu', en: 'Number and symbol', example: '12/PXL' }) symbol!: string;
  @Day({ vi: 'Ngày ký', en: 'Day of signing' }) issuedOn!: string;
  @Instant({ vi: 'Lúc ký', en: 'Signed at' }) issuedAt!: string;
}
export const issueForm = request('dossier.form-issues', IssueForm, FormIssue);

import { Day, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { CHANNELS, type Channel } from '../dossier/codes.js';
import { StatedTerm } from '../dossier/state.js';
import { LegalSource } from './legal-source.js';
import { CONDITIONAL_PARTS, SETTLING_LEVELS, type ConditionalPart, type SettlingLevel } from './codes.js';
import { BilingualName } from './label.js';

/** A fee as it was said, with the amount where it is plain. `amount` 0 = free of charge. */
export class Fee {
  @Text({ vi: 'Nguyên văn', en: 'As stated', example: '500,000 Việt Nam Đồng', max: 8000, lines: true }) text!: string;
  @Text({ vi: 'Số tiền', en: 'Amount, when it is plain', pattern: /^\d{1,13}(\.\d{1,2})?$/, optional: true })
  amount?: string | null;
  @OneOf(['VND', 'USD'], { vi: 'Loại tiền', en: 'Currency', optional: true }) currency?: 'VND' | 'USD' | null;
  @Part(() => LegalSource, { vi: 'Căn cứ', en: 'Document and article', optional: true }) basis?: LegalSource | null;
}

/** A way to submit: term and fee belong to it, not to the procedure (QĐ 45/2016 Art.13.1–2; the national portal's record). */
export class SubmissionWay {
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: Channel;
  @Part(() => StatedTerm, { vi: 'Thời hạn', en: 'Term, when it is plain', optional: true }) term?: StatedTerm | null;
  @Part(() => LegalSource, { vi: 'Căn cứ thời hạn', en: 'Document and article of the term', optional: true })
  termBasis?: LegalSource | null;
  /** Never shorter than `term` (NĐ 61/2018 Art.5.1đ). */
  @Part(() => StatedTerm, { vi: 'Thời hạn Trung ương quy định', en: 'Term set by the centre', optional: true })
  centralTerm?: StatedTerm | null;
  @Part(() => LegalSource, {
    vi: 'Căn cứ thời hạn Trung ương',
    en: 'Document and article of the central term',
    optional: true,
  })
  centralBasis?: LegalSource | null;
  @Text({ vi: 'Thời hạn, nguyên văn', en: 'Term as stated', max: 8000, lines: true, optional: true })
  termText?: string | null;
  @Parts(() => Fee, { vi: 'Phí, lệ phí', en: 'Fees', max: 200, optional: true }) fees?: Fee[] | null;
  @Text({ vi: 'Mô tả', en: 'Description', max: 40_000, lines: true, optional: true }) description?: string | null;
}

export class ProcedurePaper {
  @Text({ vi: 'Tên giấy tờ', en: 'Name', max: 20_000, lines: true }) name!: string;
  @Text({ vi: 'Mẫu đơn, tờ khai', en: 'Form', max: 2000, lines: true, optional: true }) form?: string | null;
  @Whole({ vi: 'Bản chính', en: 'Originals', max: 100, optional: true }) originals?: number | null;
  @Whole({ vi: 'Bản sao', en: 'Copies', max: 100, optional: true }) copies?: number | null;
}

export class LegalText {
  @Text({ vi: 'Số, ký hiệu', en: 'Number', max: 500, optional: true }) number?: string | null;
  @Text({ vi: 'Trích yếu', en: 'Title', max: 4000, lines: true, optional: true }) title?: string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Issued on', optional: true }) issuedOn?: string | null;
  @Text({ vi: 'Cơ quan ban hành', en: 'Issuer', max: 500, lines: true, optional: true }) issuer?: string | null;
}

const LEVELS = new RegExp(`^(${SETTLING_LEVELS.join('|')})$`);
const CONDITIONAL = new RegExp(`^(${CONDITIONAL_PARTS.join('|')})$`);

/** What a procedure says (NĐ 63/2010 Art.8.2, Art.15.1). All but the name may still be missing in a draft. */
export class ProcedureParts {
  @Part(() => BilingualName, { vi: 'Tên thủ tục', en: 'Name' }) name!: BilingualName;
  @Text({ vi: 'Lĩnh vực', en: 'Field', example: 'Bưu chính', optional: true }) field?: string | null;
  @Text({ vi: 'Loại thủ tục', en: 'Kind', optional: true }) kind?: string | null;
  @Texts({ vi: 'Cấp thực hiện', en: 'Levels that settle it', pattern: LEVELS, max: 5, optional: true })
  levels?: SettlingLevel[] | null;
  @Text({ vi: 'Trình tự thực hiện', en: 'Steps', max: 100_000, lines: true, optional: true }) steps?: string | null;
  @Text({ vi: 'Cách thức thực hiện, nguyên văn', en: 'Manner as stated', max: 100_000, lines: true, optional: true })
  manner?: string | null;
  @Parts(() => SubmissionWay, { vi: 'Cách nộp', en: 'Ways to submit', max: 50, optional: true })
  ways?: SubmissionWay[] | null;
  @Text({ vi: 'Thành phần hồ sơ, nguyên văn', en: 'Papers as stated', max: 100_000, lines: true, optional: true })
  papersText?: string | null;
  @Parts(() => ProcedurePaper, { vi: 'Thành phần hồ sơ', en: 'Papers', max: 300, optional: true }) papers?:
    ProcedurePaper[] | null;
  @Whole({ vi: 'Số bộ hồ sơ', en: 'Number of sets', min: 1, max: 20, optional: true }) sets?: number | null;
  @Text({ vi: 'Đối tượng thực hiện', en: 'Subjects', max: 5000, lines: true, optional: true }) subjects?: string | null;
  @Text({ vi: 'Cơ quan thực hiện', en: 'Agencies that settle it', max: 5000, lines: true, optional: true })
  agency?: string | null;
  @Text({ vi: 'Cơ quan có thẩm quyền', en: 'Agency competent', max: 5000, lines: true, optional: true })
  competent?: string | null;
  @Text({ vi: 'Cơ quan phối hợp', en: 'Agencies taking part', max: 5000, lines: true, optional: true })
  together?: string | null;
  @Text({ vi: 'Cơ quan ban hành', en: 'Publishing agency', max: 5000, lines: true, optional: true })
  publisher?: string | null;
  @Text({ vi: 'Địa chỉ tiếp nhận', en: 'Where it is received', max: 5000, lines: true, optional: true })
  place?: string | null;
  @Text({ vi: 'Căn cứ pháp lý, nguyên văn', en: 'Legal basis as stated', max: 50_000, lines: true, optional: true })
  legalText?: string | null;
  @Parts(() => LegalText, { vi: 'Căn cứ pháp lý', en: 'Legal basis', max: 300, optional: true })
  legalBasis?: LegalText[] | null;
  @Text({ vi: 'Mẫu đơn, tờ khai', en: 'Forms', max: 50_000, lines: true, optional: true }) forms?: string | null;
  @Text({ vi: 'Kết quả', en: 'Result', max: 50_000, lines: true, optional: true }) result?: string | null;
  @Text({ vi: 'Yêu cầu, điều kiện', en: 'Conditions', max: 50_000, lines: true, optional: true })
  conditions?: string | null;
  @Text({ vi: 'Phí, lệ phí, nguyên văn', en: 'Fees as stated', max: 50_000, lines: true, optional: true })
  feesText?: string | null;
  @Texts({
    vi: 'Phần không áp dụng',
    en: 'Parts of which there are none',
    pattern: CONDITIONAL,
    max: 4,
    optional: true,
  })
  none?: ConditionalPart[] | null;
  @Text({ vi: 'Thủ tục liên quan', en: 'Related procedures', max: 5000, lines: true, optional: true })
  related?: string | null;
  @Text({ vi: 'Số quyết định công bố', en: 'Number of the publication decision', max: 300, optional: true })
  decisionNumber?: string | null;
}

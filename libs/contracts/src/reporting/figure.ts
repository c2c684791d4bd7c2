import { Day, Decimal, Flag, Instant, Json, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';

export const VALUE_KINDS = ['value', 'not-applicable', 'not-provided'] as const;
export const FIGURE_STATUSES = ['met', 'missed', 'in-progress', 'at-risk', 'no-data'] as const;

export class Bilingual {
  @Text({ vi: 'Tiếng Việt', en: 'Vietnamese', max: 2000 }) vi!: string;
  @Text({ vi: 'Tiếng Anh', en: 'English', max: 2000 }) en!: string;
}

/** The positions an answer was computed at; `token` asks for the same again. */
export class AsOf {
  @Text({ vi: 'Mã để hỏi lại đúng số này', en: 'Asks for the same figure again', max: 400 }) token!: string;
  @Instant({ vi: 'Lúc ghi sự kiện cuối', en: 'When the last event behind it was recorded', optional: true })
  recordedAt!: string | null;
  @Json({ vi: 'Số thứ tự theo dịch vụ', en: 'seq of each producer', example: { catalogue: 512, dossier: 1234 } })
  positions!: Record<string, number>;
}

export class FigurePeriod {
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
}

export class MissingPart {
  @Text({ vi: 'Nguồn', en: 'Source', example: 'dossier' }) source!: string;
  @Part(() => Bilingual, { vi: 'Thiếu gì', en: 'What is missing' }) label!: Bilingual;
  @Whole({ vi: 'Số bản ghi', en: 'Records', optional: true }) count?: number;
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency', optional: true }) agency?: string;
}

/** `not-applicable` is "Không phát sinh" and never a number; `not-provided` says what is missing. */
export class FigureValue {
  @OneOf(VALUE_KINDS, { vi: 'Loại giá trị', en: 'Kind of value' }) kind!: (typeof VALUE_KINDS)[number];
  @Decimal({
    vi: 'Giá trị, làm tròn 2 chữ số',
    en: 'The number, half-up to 2 decimals',
    example: 75.04,
    optional: true,
  })
  number?: number;
  @Parts(() => MissingPart, { vi: 'Còn thiếu', en: 'What is missing', optional: true }) missing?: MissingPart[];
}

export class FigureTarget {
  @OneOf(['=', '>=', '>', '<=', '<'], { vi: 'Phép so', en: 'Operator' }) operator!: '=' | '>=' | '>' | '<=' | '<';
  @Decimal({ vi: 'Mức phải đạt', en: 'Number' }) number!: number;
}

/** The figure by another way of computing. */
export class ReadingFigure {
  @Text({ vi: 'Cách tính', en: 'Reading', example: 'A' }) id!: string;
  @Part(() => Bilingual, { vi: 'Tên', en: 'Label' }) label!: Bilingual;
  @OneOf(VALUE_KINDS, { vi: 'Loại giá trị', en: 'Kind of value' }) kind!: (typeof VALUE_KINDS)[number];
  @Decimal({ vi: 'Giá trị', en: 'Number', optional: true }) number!: number | null;
  @Whole({ vi: 'Tử số', en: 'Numerator', optional: true }) numerator!: number | null;
  @Whole({ vi: 'Mẫu số', en: 'Denominator', optional: true }) denominator!: number | null;
  @OneOf(FIGURE_STATUSES, { vi: 'Trạng thái', en: 'Status' }) status!: (typeof FIGURE_STATUSES)[number];
}

export class Basis {
  @Text({ vi: 'Văn bản', en: 'Document', example: '600/STTTT-VP' }) document!: string;
  @Text({ vi: 'Điều, khoản', en: 'Clause', example: 'I.3.e' }) clause!: string;
  @Text({ vi: 'Trích', en: 'Quote', lines: true, max: 4000, optional: true }) quote?: string;
}

export class ResponsibleUnits {
  @Text({ vi: 'Chủ trì', en: 'Lead' }) lead!: string;
  @Texts({ vi: 'Phối hợp', en: 'With' }) with!: string[];
  @Texts({ vi: 'Theo dõi', en: 'Follow' }) follow!: string[];
}

/** How many of the agencies (or sources) that should have data have any, and what else the figure lacks. */
export class Completeness {
  @Whole({ vi: 'Phải có', en: 'Expected' }) expected!: number;
  @Whole({ vi: 'Đã có', en: 'Provided' }) provided!: number;
  @Parts(() => MissingPart, { vi: 'Còn thiếu', en: 'Missing' }) missing!: MissingPart[];
}

/** A number said beside the figure; it does not decide the status. */
export class BesideNumber {
  @Text({ vi: 'Mã', en: 'Which', example: 'days-saved' }) id!: string;
  @Part(() => Bilingual, { vi: 'Tên', en: 'Label' }) label!: Bilingual;
  @Decimal({ vi: 'Giá trị; bỏ trống khi không có', en: 'The number; null where there is none', optional: true })
  number!: number | null;
  @Text({ vi: 'Đơn vị tính', en: 'Unit', example: 'working-day' }) unit!: string;
}

export class IndicatorFigure {
  @Text({ vi: 'Mã chỉ tiêu', en: 'Indicator', example: 'I.3.e.1' }) id!: string;
  @Text({ vi: 'Mã không dấu', en: 'Id in ASCII', example: 'I.3.e.1' }) alias!: string;
  @Part(() => Bilingual, { vi: 'Tên chỉ tiêu', en: 'Name' }) name!: Bilingual;
  @Part(() => Bilingual, { vi: 'Giải thích', en: 'Explanation' }) explanation!: Bilingual;
  @Text({ vi: 'Phạm vi', en: 'Scope', example: '000.00.15.H10' }) scope!: string;
  @Part(() => FigurePeriod, { vi: 'Kỳ', en: 'Period' }) period!: FigurePeriod;
  @Text({ vi: 'Cách tính', en: 'Reading' }) reading!: string;
  @Part(() => FigureValue, { vi: 'Giá trị', en: 'Value' }) value!: FigureValue;
  @Text({ vi: 'Đơn vị tính', en: 'Unit', example: 'percent' }) unit!: string;
  @Whole({ vi: 'Tử số', en: 'Numerator', optional: true }) numerator!: number | null;
  @Whole({ vi: 'Mẫu số', en: 'Denominator', optional: true }) denominator!: number | null;
  @Part(() => FigureTarget, { vi: 'Mức phải đạt', en: 'Target' }) target!: FigureTarget;
  @OneOf(FIGURE_STATUSES, { vi: 'Trạng thái', en: 'Status' }) status!: (typeof FIGURE_STATUSES)[number];
  @Part(() => Bilingual, { vi: 'Tên trạng thái', en: 'Label of the status' }) statusLabel!: Bilingual;
  @Parts(() => ReadingFigure, { vi: 'Mọi cách tính', en: 'All readings' }) readings!: ReadingFigure[];
  @Parts(() => BesideNumber, { vi: 'Số đi kèm', en: 'Numbers beside it', optional: true }) beside?: BesideNumber[];
  @Parts(() => Basis, { vi: 'Căn cứ', en: 'Legal basis' }) legalBasis!: Basis[];
  @Part(() => ResponsibleUnits, { vi: 'Trách nhiệm', en: 'Responsible' }) responsible!: ResponsibleUnits;
  @Part(() => Completeness, { vi: 'Mức đầy đủ', en: 'Completeness' }) completeness!: Completeness;
  @OneOf(['flow', 'ytd', 'stock'], { vi: 'Cách lấy kỳ', en: 'Basis' }) basis!: 'flow' | 'ytd' | 'stock';
  @Day({ vi: 'Tính đến hết ngày', en: 'Stocks are of the end of this day' }) cutOff!: string;
  @Text({ vi: 'Phiên bản công thức', en: 'Version of the formula', example: 'letter-600-2018@2' })
  formulaVersion!: string;
  @Part(() => AsOf, { vi: 'Theo dữ liệu đến', en: 'Positions' }) asOf!: AsOf;
}

export class TrendPoint {
  @Text({ vi: 'Kỳ', en: 'Period', example: '2018-07' }) period!: string;
  @Part(() => FigureValue, { vi: 'Giá trị', en: 'Value' }) value!: FigureValue;
  @Whole({ vi: 'Tử số', en: 'Numerator', optional: true }) numerator!: number | null;
  @Whole({ vi: 'Mẫu số', en: 'Denominator', optional: true }) denominator!: number | null;
  @OneOf(FIGURE_STATUSES, { vi: 'Trạng thái', en: 'Status' }) status!: (typeof FIGURE_STATUSES)[number];
  @Flag({ vi: 'Chưa hết kỳ', en: 'The period is not over' }) provisional!: boolean;
}

export class Trend {
  @Text({ vi: 'Mã chỉ tiêu', en: 'Indicator' }) id!: string;
  @Text({ vi: 'Phạm vi', en: 'Scope' }) scope!: string;
  @Text({ vi: 'Cách tính', en: 'Reading' }) reading!: string;
  @Text({ vi: 'Đơn vị tính', en: 'Unit' }) unit!: string;
  @Part(() => FigureTarget, { vi: 'Mức phải đạt', en: 'Target' }) target!: FigureTarget;
  @Parts(() => TrendPoint, { vi: 'Các kỳ', en: 'Points in order', max: 400 }) points!: TrendPoint[];
  @Part(() => AsOf, { vi: 'Theo dữ liệu đến', en: 'Positions' }) asOf!: AsOf;
}

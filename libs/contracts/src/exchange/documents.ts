import { DAY_CURSOR } from '../day-page.js';
import { AGENCY_CODE, AGENCY_REF } from '../catalogue/codes.js';
import { event } from '../event.js';
import { Day, Flag, Id, Instant, Json, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import {
  DOCUMENT_CLASSES,
  DOCUMENT_DIRECTIONS,
  DOCUMENT_STANDINGS,
  NOTATION,
  PAPER_REASONS,
  SECRECY_DEGREES,
  type DocumentClass,
  type DocumentDirection,
  type DocumentStanding,
  type PaperReason,
  type SecrecyDegree,
} from './codes.js';

const ORGANISATION = { example: '000.00.00.H10', pattern: AGENCY_CODE };

/** Recipients outside the denominator of I.5.b, as counts: nobody is named. */
export class OtherRecipients {
  @Whole({ vi: 'Công dân', en: 'Citizens', max: 1_000_000, optional: true }) citizens?: number | null;
  @Whole({ vi: 'Doanh nghiệp', en: 'Enterprises', max: 1_000_000, optional: true }) enterprises?: number | null;
  @Whole({ vi: 'Nội bộ', en: 'Inside the agency', max: 1_000_000, optional: true }) internal?: number | null;
}

export class RegisterDocument {
  @Text({ vi: 'Cơ quan giữ sổ', en: 'The agency whose register it is', example: '000.00.15.H10', pattern: AGENCY_REF })
  agencyCode!: string;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Sổ đi hay đến', en: 'Register of outgoing or incoming documents' })
  direction!: DocumentDirection;
  @Whole({
    vi: 'Số văn bản; văn bản đi bỏ trống thì hệ thống cấp số kế tiếp',
    en: 'Number of the document; the next of the year when an outgoing one names none',
    example: 600,
    min: 1,
    max: 9_999_999,
    optional: true,
  })
  number?: number | null;
  @Text({ vi: 'Ký hiệu', en: 'Notation', example: 'STTTT-VP', pattern: NOTATION }) notation!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Text({ vi: 'Cơ quan gửi, của văn bản đến', en: 'Sender of an incoming document', ...ORGANISATION, optional: true })
  senderCode?: string | null;
  @Texts({
    vi: 'Mã định danh các cơ quan nhận',
    en: 'Identification codes of the receiving agencies',
    max: 1000,
    length: 40,
    ...ORGANISATION,
    example: ['000.00.00.H10'],
  })
  recipients!: string[];
  @Texts({
    vi: 'Trong đó chỉ nhận bản giấy',
    en: 'Those of them that got it on paper only',
    max: 1000,
    length: 40,
    pattern: AGENCY_CODE,
    optional: true,
  })
  paperRecipients?: string[] | null;
  @Part(() => OtherRecipients, { vi: 'Nơi nhận không phải cơ quan', en: 'Not agencies', optional: true })
  others?: OtherRecipients | null;
  @OneOf(DOCUMENT_CLASSES, {
    vi: 'Điện tử, điện tử kèm giấy, giấy, chưa rõ',
    en: 'Electronic, with paper, paper only, or not known',
  })
  class!: DocumentClass;
  @Flag({ vi: 'Đã ký số; bỏ trống: chưa rõ', en: 'Signed digitally; absent: not known', optional: true })
  signed?: boolean | null;
  @Whole({
    vi: 'Số đến; bỏ trống thì hệ thống cấp',
    en: 'Arrival number of an incoming document; the next of the year when absent',
    min: 1,
    max: 9_999_999,
    optional: true,
  })
  arrivalNumber?: number | null;
  @Day({ vi: 'Ngày đến', en: 'Day of arrival; today when absent', optional: true }) arrivedOn?: string | null;
  @OneOf(PAPER_REASONS, { vi: 'Vì sao chỉ bằng giấy', en: 'Why on paper only', optional: true })
  paperReason?: PaperReason | null;
  @OneOf(SECRECY_DEGREES, { vi: 'Độ mật; khác none thì bị từ chối', en: 'Degree of secrecy; refused unless none' })
  secrecy!: SecrecyDegree;
}

export class DocumentView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã văn bản theo QCVN 102:2016', en: 'DocumentId of QCVN 102:2016' }) documentId!: string;
  @Text({ vi: 'Cơ quan giữ sổ', en: 'The agency whose register it is' }) agencyCode!: string;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Đi hay đến', en: 'Outgoing or incoming' }) direction!: DocumentDirection;
  @Whole({ vi: 'Số', en: 'Number; null where the text of the code is none', optional: true }) number!: number | null;
  @Text({ vi: 'Ký hiệu', en: 'Notation' }) notation!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Text({ vi: 'Cơ quan gửi', en: 'Sender' }) senderCode!: string;
  @Texts({ vi: 'Cơ quan nhận', en: 'Recipients', max: 1000 }) recipients!: string[];
  @OneOf(DOCUMENT_CLASSES, { vi: 'Hình thức', en: 'How it went' }) class!: DocumentClass;
  @OneOf(PAPER_REASONS, { vi: 'Lý do giấy', en: 'Why on paper only', optional: true }) paperReason!: PaperReason | null;
  @Texts({ vi: 'Chỉ nhận giấy', en: 'Got it on paper only', max: 1000 }) paperRecipients!: string[];
  @Whole({ vi: 'Công dân', en: 'Citizens' }) citizens!: number;
  @Whole({ vi: 'Doanh nghiệp', en: 'Enterprises' }) enterprises!: number;
  @Whole({ vi: 'Nội bộ', en: 'Inside the agency' }) internal!: number;
  @Flag({ vi: 'Đã ký số', en: 'Signed digitally', optional: true }) signed!: boolean | null;
  @OneOf(DOCUMENT_STANDINGS, { vi: 'Hiệu lực gửi', en: 'In force, recalled or replaced' }) standing!: DocumentStanding;
  @Whole({ vi: 'Số đến', en: 'Arrival number', optional: true }) arrivalNumber!: number | null;
  @Day({ vi: 'Ngày đến', en: 'Day of arrival', optional: true }) arrivedOn!: string | null;
  @Instant({ vi: 'Lúc vào sổ', en: 'When it was registered' }) registeredAt!: string;
}

export class DocumentQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Đi hay đến', en: 'Outgoing or incoming', optional: true })
  direction?: DocumentDirection;
  @OneOf(DOCUMENT_CLASSES, { vi: 'Hình thức', en: 'How it went', optional: true }) class?: DocumentClass;
  @Day({ vi: 'Ban hành từ ngày', en: 'Issued from', optional: true }) issuedFrom?: string;
  @Day({ vi: 'Ban hành đến ngày', en: 'Issued to, included', optional: true }) issuedTo?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Text({
    vi: 'Tiếp sau',
    en: 'Continue after (`next` of the page before)',
    pattern: DAY_CURSOR,
    optional: true,
  })
  after?: string;
}

export class DocumentPage {
  @Parts(() => DocumentView, { vi: 'Văn bản', en: 'Documents' }) items!: DocumentView[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

export const registerDocument = request('exchange.document.register', RegisterDocument, DocumentView);
export const listDocuments = request('exchange.document.list', DocumentQuery, DocumentPage);

/** What a register says of a document; the counts decide the readings of I.5.b. */
export class DocumentState {
  @Text({ vi: 'Mã văn bản', en: 'DocumentId of QCVN 102:2016' }) documentId!: string;
  @Id({ vi: 'Cơ quan giữ sổ', en: 'The agency whose register it is' }) agencyId!: string;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Đi hay đến', en: 'Outgoing or incoming' }) direction!: DocumentDirection;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Text({ vi: 'Cơ quan gửi', en: 'Sender' }) senderCode!: string;
  @Texts({ vi: 'Cơ quan nhận', en: 'Recipients', max: 1000 }) recipients!: string[];
  @OneOf(DOCUMENT_CLASSES, { vi: 'Hình thức', en: 'How it went; unknown = not provided' }) class!: DocumentClass;
  @OneOf(PAPER_REASONS, { vi: 'Lý do giấy', en: 'Why on paper only; `listed` is outside the share', optional: true })
  paperReason!: PaperReason | null;
  @Whole({ vi: 'Số cơ quan nhận', en: 'Receiving agencies; 0: the document is outside the share', optional: true })
  agencies?: number;
  @Whole({ vi: 'Cơ quan nhận bản điện tử', en: 'Of them, those that got it electronically', optional: true })
  electronic?: number;
  @Whole({ vi: 'Công dân', en: 'Citizens', optional: true }) citizens?: number;
  @Whole({ vi: 'Doanh nghiệp', en: 'Enterprises', optional: true }) enterprises?: number;
  @Whole({ vi: 'Nội bộ', en: 'Inside the agency', optional: true }) internal?: number;
  @Flag({ vi: 'Đã ký số', en: 'Signed digitally; null: not known', optional: true }) signed?: boolean | null;
  @OneOf(DOCUMENT_STANDINGS, {
    vi: 'Hiệu lực gửi',
    en: 'In force, recalled or replaced; counted alike',
    optional: true,
  })
  standing?: DocumentStanding;
  @Day({ vi: 'Ngày đến', en: 'Day of arrival, of an incoming document', optional: true }) arrivedOn?: string | null;
}

export class DocumentAct {
  @Part(() => DocumentState, { vi: 'Trạng thái văn bản', en: 'State of the document' }) state!: DocumentState;
}

export const documentRegistered = event('exchange.document.registered.v1', DocumentAct);
/** A line changed: another import of it, a message that shows how it went, a recall or a replacement. */
export const documentRevised = event('exchange.document.revised.v1', DocumentAct);

export class HolesQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency', pattern: AGENCY_REF }) agency!: string;
  @Whole({ vi: 'Năm', en: 'Year', min: 2000, max: 2100 }) year!: number;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Đi hay đến', en: 'Outgoing or incoming' }) direction!: DocumentDirection;
}
export class NumberSeries {
  @Text({ vi: 'Loại văn bản, CV là công văn', en: 'Kind of document; CV is the letter without a name' })
  series!: string;
  @Whole({ vi: 'Số đã cấp', en: 'Numbers given' }) given!: number;
  @Whole({ vi: 'Số lớn nhất', en: 'Greatest number' }) last!: number;
  @Json({ vi: 'Số bị thiếu', en: 'Numbers left out, at most 1,000' }) holes!: number[];
  @Json({ vi: 'Số bị trùng', en: 'Numbers given twice, at most 1,000' }) twice!: number[];
}
export class HolesReport {
  @Parts(() => NumberSeries, { vi: 'Từng dãy số', en: 'Series by series' }) series!: NumberSeries[];
}
export const findHoles = request('exchange.document.holes', HolesQuery, HolesReport);

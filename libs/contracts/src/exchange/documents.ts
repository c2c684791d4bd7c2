import { DAY_CURSOR } from '../day-page.js';
import { AGENCY_CODE, AGENCY_REF } from '../catalogue/codes.js';
import { event } from '../event.js';
import { Day, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { DOCUMENT_CLASSES, DOCUMENT_DIRECTIONS, NOTATION, PAPER_REASONS, SECRECY_DEGREES } from './codes.js';
import type { DocumentClass, DocumentDirection, PaperReason, SecrecyDegree } from './codes.js';

const ORGANISATION = { example: '000.00.00.H10', pattern: AGENCY_CODE };

export class RegisterDocument {
  @Text({ vi: 'Cơ quan giữ sổ', en: 'The agency whose register it is', example: '000.00.15.H10', pattern: AGENCY_REF })
  agencyCode!: string;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Sổ đi hay đến', en: 'Register of outgoing or incoming documents' })
  direction!: DocumentDirection;
  @Whole({ vi: 'Số văn bản', en: 'Number of the document', example: 600, min: 1, max: 9_999_999 }) number!: number;
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
  @OneOf(DOCUMENT_CLASSES, { vi: 'Điện tử, điện tử kèm giấy, giấy', en: 'Electronic, with paper, or paper only' })
  class!: DocumentClass;
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
  @Whole({ vi: 'Số', en: 'Number' }) number!: number;
  @Text({ vi: 'Ký hiệu', en: 'Notation' }) notation!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Text({ vi: 'Cơ quan gửi', en: 'Sender' }) senderCode!: string;
  @Texts({ vi: 'Cơ quan nhận', en: 'Recipients', max: 1000 }) recipients!: string[];
  @OneOf(DOCUMENT_CLASSES, { vi: 'Hình thức', en: 'How it went' }) class!: DocumentClass;
  @OneOf(PAPER_REASONS, { vi: 'Lý do giấy', en: 'Why on paper only', optional: true }) paperReason!: PaperReason | null;
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

export class DocumentState {
  @Text({ vi: 'Mã văn bản', en: 'DocumentId of QCVN 102:2016' }) documentId!: string;
  @Id({ vi: 'Cơ quan giữ sổ', en: 'The agency whose register it is' }) agencyId!: string;
  @OneOf(DOCUMENT_DIRECTIONS, { vi: 'Đi hay đến', en: 'Outgoing or incoming' }) direction!: DocumentDirection;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
  @Text({ vi: 'Cơ quan gửi', en: 'Sender' }) senderCode!: string;
  @Texts({ vi: 'Cơ quan nhận', en: 'Recipients', max: 1000 }) recipients!: string[];
  @OneOf(DOCUMENT_CLASSES, { vi: 'Hình thức', en: 'How it went' }) class!: DocumentClass;
  @OneOf(PAPER_REASONS, { vi: 'Lý do giấy', en: 'Why on paper only', optional: true }) paperReason!: PaperReason | null;
}

export class DocumentAct {
  @Part(() => DocumentState, { vi: 'Trạng thái văn bản', en: 'State of the document' }) state!: DocumentState;
}

export const documentRegistered = event('exchange.document.registered.v1', DocumentAct);

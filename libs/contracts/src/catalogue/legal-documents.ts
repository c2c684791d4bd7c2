import { event } from '../event.js';
import { Day, Id, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

/** A legal or administrative document that terms, fees, listings and decisions point to. */
export class LegalDocumentView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Số, ký hiệu', en: 'Number', example: '61/2018/NĐ-CP' }) number!: string;
  @Text({ vi: 'Trích yếu', en: 'Title', optional: true }) title!: string | null;
  @Text({ vi: 'Cơ quan ban hành', en: 'Issuer', optional: true }) issuer!: string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Issued on', optional: true }) issuedOn!: string | null;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from; null = not known', optional: true }) from!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included; null = still in force', optional: true }) to!: string | null;
  @Text({ vi: 'Nguồn', en: 'Where it was taken from' }) source!: string;
  @Text({ vi: 'Phiên bản để sửa', en: 'Value for If-Match' }) etag!: string;
}
export class LegalDocumentQuery {
  @Text({ vi: 'Số hoặc trích yếu, không cần dấu', en: 'Words, accents not needed', max: 200, optional: true })
  q?: string;
  @Day({ vi: 'Có hiệu lực ngày', en: 'In force on this day', optional: true }) validOn?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Trang sau', en: '`next` of the page before', max: 600, optional: true }) after?: string;
}
export class LegalDocumentPage {
  @Parts(() => LegalDocumentView, { vi: 'Văn bản', en: 'Documents' }) items!: LegalDocumentView[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}
export class LegalDocumentRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}
/** Number and day of issue are the identity; a known document is changed, then `If-Match` is honoured. */
export class RecordLegalDocument {
  @Text({ vi: 'Số, ký hiệu', en: 'Number', example: '61/2018/NĐ-CP', max: 300 }) number!: string;
  @Text({ vi: 'Trích yếu', en: 'Title', max: 4000, lines: true, optional: true }) title?: string | null;
  @Text({ vi: 'Cơ quan ban hành', en: 'Issuer', max: 500, optional: true }) issuer?: string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Issued on', optional: true }) issuedOn?: string | null;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from', optional: true }) from?: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to?: string | null;
}

export const listLegalDocuments = request('catalogue.legal-documents.list', LegalDocumentQuery, LegalDocumentPage);
export const findLegalDocument = request('catalogue.legal-documents.find', LegalDocumentRef, LegalDocumentView);
export const recordLegalDocument = request('catalogue.legal-documents.record', RecordLegalDocument, LegalDocumentView);

/** The whole state of a document after a change; its title stays in the catalogue. */
export class LegalDocumentRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Số, ký hiệu', en: 'Number' }) number!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Issued on', optional: true }) issuedOn!: string | null;
  @Day({ vi: 'Hiệu lực từ', en: 'In force from', optional: true }) from!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'To, included', optional: true }) to!: string | null;
}
export const legalDocumentRecorded = event('catalogue.legal-document.recorded.v1', LegalDocumentRecorded);

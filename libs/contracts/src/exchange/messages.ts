import { AGENCY_REF } from '../catalogue/codes.js';
import { ATTACHMENT_STATES, AttachmentBytes, type AttachmentState } from '../dossier/attachments.js';
import { event } from '../event.js';
import { Day, Flag, Id, Instant, Json, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { DOCUMENT_STANDINGS, RECALL_STATES, TRANSFER_STATUSES } from './codes.js';
import type { DocumentStanding, RecallState, TransferStatus } from './codes.js';

/** Bytes of a whole message: 50 MB of attachments in base64, and what is around them. */
export const MESSAGE_BYTES = 72 * 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** A message that fits into one part. */
export class SubmitMessage {
  @Text({ vi: 'Thông điệp edXML, base64', en: 'The edXML message in base64', min: 0, max: 700_000, pattern: BASE64 })
  bytes!: string;
}
export class OpenMessage {}
export class MessageOpened {
  @Id({ vi: 'Định danh', en: 'Identity of the message while it is sent' }) id!: string;
}
export class MessagePart {
  @Id({ vi: 'Định danh', en: 'Identity of the message while it is sent' }) id!: string;
  @Whole({ vi: 'Số của phần, từ 0', en: 'Number of the part, from 0', max: 1000 }) n!: number;
  @Text({ vi: 'Nội dung base64', en: 'Up to 512 KiB in base64', min: 0, max: 700_000, pattern: BASE64 })
  bytes!: string;
}
export class CloseMessage {
  @Id({ vi: 'Định danh', en: 'Identity of the message while it is sent' }) id!: string;
  @Whole({ vi: 'Số phần', en: 'Number of parts sent', max: 1000 }) parts!: number;
}
export class MessagePartStored {
  @Whole({ vi: 'Số của phần', en: 'Number of the part' }) n!: number;
}

export class KeptAttachment {
  @Text({ vi: 'Tên', en: 'Name', optional: true }) name!: string | null;
  @Text({ vi: 'Kiểu nội dung', en: 'Content type', optional: true }) contentType!: string | null;
  @Text({ vi: 'SHA-256', en: 'sha256 of its bytes, hex' }) digest!: string;
  @Whole({ vi: 'Số byte', en: 'Bytes' }) size!: number;
}
/** An attachment of a document, and what a virus scanner said of it. */
export class DocumentAttachment extends KeptAttachment {
  @OneOf(ATTACHMENT_STATES, { vi: 'Quét vi-rút', en: 'Virus scan; only clean and not scanned ones are given out' })
  scan!: AttachmentState;
}
/** `not-verified`: a signature stands in the message, and nobody has checked it here (chữ ký chưa kiểm). */
export const SIGNATURES = ['absent', 'not-verified'] as const;
export type SignatureState = (typeof SIGNATURES)[number];
export class TransferView {
  @Text({ vi: 'Nơi nhận', en: 'Recipient' }) recipientCode!: string;
  @OneOf(TRANSFER_STATUSES, { vi: 'Trạng thái', en: 'Status at the recipient' }) status!: TransferStatus;
  @Json({ vi: 'Thời điểm từng trạng thái', en: 'When each status was first reached, by code' })
  statuses!: Record<string, string>;
  @OneOf(RECALL_STATES, { vi: 'Lấy lại, cập nhật', en: 'Request to take back or to update' }) recall!: RecallState;
  @Flag({ vi: 'Có trong nơi nhận', en: 'Stands among the recipients of the document' }) listed!: boolean;
  @Flag({ vi: 'Trạng thái mâu thuẫn', en: 'Both refused and received; the later one holds' }) contradictory!: boolean;
  @Flag({ vi: 'Xác nhận trong ngày', en: 'Confirmed the same day (NĐ 30/2020 Art.21)', optional: true })
  confirmedInTime!: boolean | null;
}
export class ExchangedDocumentView {
  @Text({ vi: 'Mã văn bản', en: 'DocumentId' }) documentId!: string;
  @Text({ vi: 'Nơi gửi', en: 'Sender', optional: true }) senderCode!: string | null;
  @Text({ vi: 'Số', en: 'Number', optional: true }) number!: string | null;
  @Text({ vi: 'Ký hiệu', en: 'Notation', optional: true }) notation!: string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @Text({ vi: 'Loại văn bản', en: 'Kind of document', optional: true }) type!: string | null;
  @Whole({ vi: 'Độ khẩn 0–4', en: 'Priority 0–4' }) priority!: number;
  @Flag({ vi: 'Có chữ ký số', en: 'A digital signature stands in it', optional: true }) signed!: boolean | null;
  @OneOf(SIGNATURES, {
    vi: 'Chữ ký số: không có, chưa kiểm',
    en: 'Digital signature: none, or not verified',
    optional: true,
  })
  signature!: SignatureState | null;
  @OneOf(DOCUMENT_STANDINGS, { vi: 'Hiệu lực gửi', en: 'In force, recalled or replaced' }) standing!: DocumentStanding;
  @Instant({ vi: 'Lúc gửi', en: 'When it was sent', optional: true }) sentAt!: string | null;
  @Flag({
    vi: 'Gửi đúng hạn',
    en: 'Sent by the next morning, urgent ones the same day (QĐ 28/2018 Art.6)',
    optional: true,
  })
  sentInTime!: boolean | null;
  @Parts(() => TransferView, { vi: 'Nơi nhận', en: 'Recipients', max: 2000 }) recipients!: TransferView[];
  @Parts(() => DocumentAttachment, { vi: 'Tệp kèm', en: 'Attachments', max: 1000 }) attachments!: DocumentAttachment[];
  @Parts(() => MessageEvidence, { vi: 'Các thông điệp', en: 'Its messages, in order of arrival', max: 1000 })
  messages!: MessageEvidence[];
}
/** What proves a message: its digest, and where its event stands in the chained log. */
export class MessageEvidence {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @OneOf(['document', 'status'], { vi: 'Loại', en: 'Kind' }) kind!: 'document' | 'status';
  @Text({ vi: 'SHA-256 của thông điệp', en: 'sha256 of the message as received' }) digest!: string;
  @Whole({ vi: 'Số byte', en: 'Bytes' }) size!: number;
  @Text({ vi: 'Nơi gửi thông điệp', en: 'Who sent the message' }) fromCode!: string;
  @Text({ vi: 'Mã trạng thái', en: 'Status code', optional: true }) status!: string | null;
  @Whole({ vi: 'Nghiệp vụ 0–3', en: 'BussinessDocType', optional: true }) business!: number | null;
  @Instant({ vi: 'Lúc nhận', en: 'When it arrived' }) receivedAt!: string;
  @Whole({ vi: 'Số thứ tự trong chuỗi', en: 'Seq in the chained log; null until numbered', optional: true }) seq!:
    number | null;
  @Text({ vi: 'Mã băm của chuỗi', en: 'Hash of the chain there', optional: true }) hash!: string | null;
}
export class MessageRecorded {
  @OneOf(['document', 'status'], { vi: 'Loại', en: 'Kind' }) kind!: 'document' | 'status';
  @Text({ vi: 'Mã văn bản', en: 'DocumentId' }) documentId!: string;
  @Id({ vi: 'Định danh thông điệp', en: 'Identity of the message' }) messageId!: string;
  @Text({ vi: 'SHA-256', en: 'sha256 of the message as received' }) digest!: string;
  @Flag({ vi: 'Đã nhận từ trước', en: 'The very same message had come before; nothing changed' }) duplicate!: boolean;
  @Text({ vi: 'Nơi gửi', en: 'Who sent the message' }) from!: string;
  @Texts({ vi: 'Nơi nhận', en: 'Recipients of the document, or the recipient the status is about', max: 1000 })
  to!: string[];
  @Text({ vi: 'Mã trạng thái', en: 'Status code of a status', optional: true }) status!: string | null;
  @Whole({ vi: 'Nghiệp vụ 0–3', en: 'BussinessDocType of a document', optional: true }) business!: number | null;
  @Text({ vi: 'Loại văn bản', en: 'Kind of document', optional: true }) type!: string | null;
  @Parts(() => KeptAttachment, { vi: 'Tệp kèm', en: 'Attachments', max: 1000 }) attachments!: KeptAttachment[];
}

export const submitMessage = request('exchange.message.submit', SubmitMessage, MessageRecorded, { deadline: 30_000 });
export const openMessage = request('exchange.message.open', OpenMessage, MessageOpened);
export const storeMessagePart = request('exchange.message.part', MessagePart, MessagePartStored, { deadline: 30_000 });
export const closeMessage = request('exchange.message.close', CloseMessage, MessageRecorded, { deadline: 180_000 });

export class ExchangedQuery {
  @Text({ vi: 'Mã văn bản', en: 'DocumentId', max: 200 }) documentId!: string;
}
export const findExchanged = request('exchange.message.find', ExchangedQuery, ExchangedDocumentView);

export class ReadDocumentAttachment extends ExchangedQuery {
  @Text({ vi: 'SHA-256 của tệp', en: 'sha256 of the attachment, hex', pattern: /^[0-9a-f]{64}$/ }) digest!: string;
  @Whole({ vi: 'Phần thứ, từ 0', en: 'Which part, from 0', optional: true }) part?: number;
}
export const readDocumentAttachment = request('exchange.attachment.read', ReadDocumentAttachment, AttachmentBytes, {
  deadline: 30_000,
});

export class SendStatus {
  @Text({ vi: 'Mã văn bản', en: 'DocumentId', max: 200 }) documentId!: string;
  @Text({ vi: 'Cơ quan trả trạng thái', en: 'The agency that answers', pattern: AGENCY_REF }) agencyCode!: string;
  @OneOf(['01', '02', '03', '04', '05', '06', '13', '15', '16'], { vi: 'Mã trạng thái', en: 'Status code' })
  status!: string;
  @Text({ vi: 'Nội dung; từ chối phải có lý do', en: 'Words; a refusal needs its reason', max: 500, optional: true })
  description?: string | null;
  @Text({ vi: 'Cơ quan nhận yêu cầu lấy lại', en: 'Whom a request to take back (13) goes to', max: 40, optional: true })
  recipientCode?: string | null;
}
export const sendStatus = request('exchange.status.send', SendStatus, MessageRecorded);

export const OUTBOX_STATES = ['queued', 'sent', 'dead'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
export class OutboxQuery {
  @OneOf(OUTBOX_STATES, { vi: 'Tình trạng', en: 'State', optional: true }) state?: OutboxState;
}
export class OutgoingMessage {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã văn bản', en: 'DocumentId' }) documentId!: string;
  @Text({ vi: 'Trạng thái gửi đi', en: 'Status code it says' }) status!: string;
  @OneOf(OUTBOX_STATES, { vi: 'Tình trạng', en: 'Queued, sent, or given up' }) state!: OutboxState;
  @Whole({ vi: 'Số lần thử', en: 'Attempts' }) attempts!: number;
  @Text({ vi: 'Lỗi gần nhất', en: 'Last error', optional: true }) error!: string | null;
  @Instant({ vi: 'Lúc tạo', en: 'When it was queued' }) createdAt!: string;
}
export class Outbox {
  @Parts(() => OutgoingMessage, { vi: 'Thông điệp gửi đi', en: 'Messages on their way out', max: 1000 })
  items!: OutgoingMessage[];
}
export class OutgoingRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}
export const listOutbox = request('exchange.outbox.list', OutboxQuery, Outbox);
export const retryOutgoing = request('exchange.outbox.retry', OutgoingRef, OutgoingMessage);

export class TrafficQuery {
  @Text({
    vi: 'Cơ quan gửi hoặc nhận, gồm trực thuộc',
    en: 'Sending or receiving agency, with those below it',
    pattern: AGENCY_REF,
    optional: true,
  })
  agency?: string;
  @Day({ vi: 'Gửi từ ngày', en: 'Sent from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @OneOf(['pair', 'type', 'hour'], {
    vi: 'Nhóm theo',
    en: 'Grouped by pair of agencies, kind of document or hour of the day',
  })
  by!: 'pair' | 'type' | 'hour';
}
export class TrafficRow {
  @Text({ vi: 'Nơi gửi', en: 'Sender, of pairs', optional: true }) senderCode!: string | null;
  @Text({ vi: 'Nơi nhận', en: 'Recipient, of pairs', optional: true }) recipientCode!: string | null;
  @Text({ vi: 'Loại văn bản', en: 'Kind of document', optional: true }) type!: string | null;
  @Whole({ vi: 'Giờ trong ngày', en: 'Hour of the day in Vietnam', optional: true }) hour!: number | null;
  @Whole({ vi: 'Lượt văn bản', en: 'Document × recipient' }) transfers!: number;
  @Whole({ vi: 'Trung vị giây tới khi xác nhận', en: 'Median seconds until confirmed', optional: true })
  medianSeconds!: number | null;
  @Whole({ vi: 'Xác nhận trong ngày', en: 'Confirmed the same day' }) confirmedInTime!: number;
  @Whole({ vi: 'Xác nhận muộn', en: 'Confirmed later' }) confirmedLate!: number;
  @Whole({ vi: 'Gửi đúng hạn', en: 'Sent in time' }) sentInTime!: number;
  @Whole({ vi: 'Gửi muộn', en: 'Sent later' }) sentLate!: number;
}
export class TrafficReport {
  @Parts(() => TrafficRow, { vi: 'Các dòng', en: 'Rows, busiest first, at most 1,000', max: 1000 }) rows!: TrafficRow[];
}
export const measureTraffic = request('exchange.traffic.measure', TrafficQuery, TrafficReport, { deadline: 30_000 });

export class TransferState {
  @Text({ vi: 'Nơi nhận', en: 'Recipient' }) recipientCode!: string;
  @Id({ vi: 'Cơ quan nhận', en: 'Receiving agency, where it is of the province', optional: true }) recipientId!:
    string | null;
  @OneOf(TRANSFER_STATUSES, { vi: 'Trạng thái', en: 'Status at the recipient' }) status!: TransferStatus;
  @OneOf(RECALL_STATES, { vi: 'Lấy lại, cập nhật', en: 'Request to take back or to update' }) recall!: RecallState;
  @Flag({ vi: 'Có trong nơi nhận', en: 'Stands among the recipients' }) listed!: boolean;
  @Flag({ vi: 'Xác nhận trong ngày', en: 'Confirmed the same day', optional: true }) confirmedInTime!: boolean | null;
}
/** The exchanged document after a message, and those of its recipients the message changed. */
export class MessageState {
  @Text({ vi: 'Mã văn bản', en: 'DocumentId' }) documentId!: string;
  @Text({ vi: 'Nơi gửi', en: 'Sender', optional: true }) senderCode!: string | null;
  @Id({ vi: 'Cơ quan gửi', en: 'Sending agency, where it is of the province', optional: true }) senderId!:
    string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @OneOf(DOCUMENT_STANDINGS, { vi: 'Hiệu lực gửi', en: 'In force, recalled or replaced' }) standing!: DocumentStanding;
  @Flag({ vi: 'Gửi đúng hạn', en: 'Sent in time', optional: true }) sentInTime!: boolean | null;
  @Parts(() => TransferState, { vi: 'Nơi nhận thay đổi', en: 'Recipients the message changed', max: 1000 })
  recipients!: TransferState[];
}
export class MessageAct {
  @Id({ vi: 'Định danh thông điệp', en: 'Identity of the message' }) messageId!: string;
  @Text({ vi: 'SHA-256 của thông điệp', en: 'sha256 of the message as received' }) digest!: string;
  @Whole({ vi: 'Số byte', en: 'Bytes' }) size!: number;
  @OneOf(['document', 'status'], { vi: 'Loại', en: 'Kind' }) kind!: 'document' | 'status';
  @Part(() => MessageState, { vi: 'Trạng thái văn bản', en: 'State of the document' }) state!: MessageState;
}
export const messageRecorded = event('exchange.message.recorded.v1', MessageAct);

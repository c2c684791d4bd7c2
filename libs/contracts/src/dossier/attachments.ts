import { Flag, Id, Instant, OneOf, Parts, Text, Whole } from '../fields.js';
import { PART_BYTES } from '../imports/imports.js';
import { request } from '../request.js';
import { DossierRef } from './reception.js';

export const ATTACHMENT_BYTES = 50 * 1024 * 1024;
export const ATTACHMENT_KINDS = ['paper', 'supplement', 'result', 'other'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
/** `waiting`: not looked at yet, or the scanner did not answer; it can't be downloaded. `not-scanned`: no scanner is configured. */
export const ATTACHMENT_STATES = ['waiting', 'clean', 'infected', 'not-scanned'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

export class OpenAttachment extends DossierRef {
  @Text({ vi: 'Tên tệp', en: 'Name of the file', max: 200, example: 'don-de-nghi.pdf' }) name!: string;
  @OneOf(ATTACHMENT_KINDS, { vi: 'Loại; bỏ trống: paper', en: 'Kind; paper when absent', optional: true })
  kind?: AttachmentKind;
}
export class AttachmentOpened {
  @Id({ vi: 'Định danh tệp', en: 'Id of the attachment' }) id!: string;
}
export class AttachmentPart {
  @Id({ vi: 'Định danh tệp', en: 'Id of the attachment' }) id!: string;
  @Whole({ vi: 'Số của phần, từ 0', en: 'Number of the part, from 0', max: ATTACHMENT_BYTES / PART_BYTES }) n!: number;
  @Text({
    vi: 'Nội dung base64',
    en: 'Up to 512 KiB in base64',
    min: 0,
    max: 700_000,
    pattern: /^[A-Za-z0-9+/]*={0,2}$/,
  })
  bytes!: string;
}
export class AttachmentPartStored {
  @Whole({ vi: 'Số của phần', en: 'Number of the part' }) n!: number;
}
export class CloseAttachment {
  @Id({ vi: 'Định danh tệp', en: 'Id of the attachment' }) id!: string;
  @Whole({ vi: 'Số phần', en: 'Number of parts sent' }) parts!: number;
  @Text({ vi: 'SHA-256, hex', en: 'SHA-256 of the whole content, hex', pattern: /^[0-9a-f]{64}$/ }) sha256!: string;
}
export class AttachmentView {
  @Id({ vi: 'Định danh tệp', en: 'Id of the attachment' }) id!: string;
  @Text({ vi: 'Tên tệp', en: 'Name of the file' }) name!: string;
  @OneOf(ATTACHMENT_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: AttachmentKind;
  @Text({ vi: 'Kiểu nội dung, theo chính nội dung', en: 'Content type, by the content itself' }) contentType!: string;
  @Whole({ vi: 'Số byte', en: 'Bytes' }) size!: number;
  @Text({ vi: 'SHA-256', en: 'SHA-256 of the content' }) sha256!: string;
  @OneOf(ATTACHMENT_STATES, { vi: 'Kết quả quét mã độc', en: 'What the virus scanner says' }) state!: AttachmentState;
  @Instant({ vi: 'Lúc gửi', en: 'Uploaded' }) uploadedAt!: string;
}
export class AttachmentPage {
  @Parts(() => AttachmentView, { vi: 'Tệp đính kèm', en: 'Attachments' }) items!: AttachmentView[];
}
export class ReadAttachment extends DossierRef {
  @Id({ vi: 'Định danh tệp', en: 'Id of the attachment' }) attachment!: string;
  @Whole({ vi: 'Phần thứ, từ 0', en: 'Which part, from 0', optional: true }) part?: number;
}
export class AttachmentBytes {
  @Text({ vi: 'Tên tệp', en: 'Name of the file' }) name!: string;
  @Text({ vi: 'Kiểu nội dung', en: 'Content type' }) contentType!: string;
  @Text({ vi: 'Nội dung base64', en: 'Content in base64', min: 0, max: 700_000 }) bytes!: string;
  @Flag({ vi: 'Còn phần sau', en: 'There are more parts' }) more!: boolean;
}

export const openAttachment = request('dossier.attachments.open', OpenAttachment, AttachmentOpened);
export const storeAttachmentPart = request('dossier.attachments.part', AttachmentPart, AttachmentPartStored, {
  deadline: 30_000,
});
export const closeAttachment = request('dossier.attachments.close', CloseAttachment, AttachmentView, {
  deadline: 60_000,
});
export const listAttachments = request('dossier.attachments.list', DossierRef, AttachmentPage);
export const readAttachment = request('dossier.attachments.read', ReadAttachment, AttachmentBytes, {
  deadline: 30_000,
});

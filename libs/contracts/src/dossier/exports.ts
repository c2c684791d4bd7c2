import { Flag, Instant, OneOf, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { DossierQuery } from './reads.js';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_STATUSES = ['running', 'done', 'failed'] as const;
/** An export's id begins with the service that makes it. */
export const EXPORT_ID = /^dossier-[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The filters of the list, and how the file is wanted. */
export class CreateExport extends DossierQuery {
  @OneOf(EXPORT_FORMATS, { vi: 'Định dạng', en: 'Format' }) format!: ExportFormat;
  @OneOf([',', ';'], { vi: 'Dấu ngăn cột CSV', en: 'Delimiter of CSV', optional: true }) delimiter?: ',' | ';';
}
export class ExportRef {
  @Text({ vi: 'Mã lần kết xuất', en: 'Export id', pattern: EXPORT_ID }) id!: string;
}
export class ExportView {
  @Text({ vi: 'Mã lần kết xuất', en: 'Export id' }) id!: string;
  @OneOf(EXPORT_FORMATS, { vi: 'Định dạng', en: 'Format' }) format!: ExportFormat;
  @OneOf(EXPORT_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: (typeof EXPORT_STATUSES)[number];
  @Whole({ vi: 'Số dòng đã lấy', en: 'Rows taken so far' }) rows!: number;
  @Whole({ vi: 'Số byte, khi xong', en: 'Bytes, when done', optional: true }) size!: number | null;
  @Instant({ vi: 'Lúc yêu cầu', en: 'Asked for at' }) createdAt!: string;
  @Instant({ vi: 'Lúc xong; tệp giữ 7 ngày', en: 'Finished at; the file is kept for 7 days', optional: true })
  finishedAt!: string | null;
}
export class ReadExport extends ExportRef {
  @Whole({ vi: 'Phần thứ, từ 0', en: 'Which part, from 0', optional: true }) part?: number;
}
export class ExportBytes {
  @Text({ vi: 'Tên tệp', en: 'Name of the file' }) name!: string;
  @Text({ vi: 'Kiểu nội dung', en: 'Content type' }) contentType!: string;
  @Text({ vi: 'Nội dung base64', en: 'Content in base64', min: 0, max: 700_000 }) bytes!: string;
  @Flag({ vi: 'Còn phần sau', en: 'There are more parts' }) more!: boolean;
}

export const createExport = request('dossier.exports.create', CreateExport, ExportView);
export const getExport = request('dossier.exports.get', ExportRef, ExportView);
export const readExport = request('dossier.exports.read', ReadExport, ExportBytes, { deadline: 30_000 });

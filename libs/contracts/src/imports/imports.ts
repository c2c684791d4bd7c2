import { Flag, Json, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request, type RequestContract } from '../request.js';

/** Services that take bulk in. */
export const IMPORTING_SERVICES = ['catalogue', 'dossier', 'postal', 'exchange'] as const;
export type ImportingService = (typeof IMPORTING_SERVICES)[number];

/** An import's id begins with the name of the service that runs it, so that one route finds it. */
export const IMPORT_ID =
  /^(catalogue|dossier|postal|exchange)-[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Bytes of one part: with base64 it fits into a NATS message of 1 MB. */
export const PART_BYTES = 512 * 1024;
export const IMPORT_BYTES = 2 * 1024 ** 3;

export class OpenUpload {
  @Text({ vi: 'Định dạng', en: 'Format', example: 'chiso-jsonl', max: 40 }) format!: string;
  @Text({ vi: 'Kiểu nội dung', en: 'Content type', example: 'application/x-ndjson', max: 120 }) contentType!: string;
  @Flag({ vi: 'Chỉ chạy thử', en: 'Dry run: checks everything, changes nothing', optional: true }) dryRun?: boolean;
}
export class UploadOpened {
  @Text({ vi: 'Mã lần nhập', en: 'Import id', example: 'dossier-01890a5d-ac96-774b-bcce-b302099a8057' }) id!: string;
}
export class UploadPart {
  @Text({ vi: 'Mã lần nhập', en: 'Import id', pattern: IMPORT_ID }) id!: string;
  @Whole({ vi: 'Số của phần, từ 0', en: 'Number of the part, from 0' }) n!: number;
  @Text({
    vi: 'Nội dung base64',
    en: 'Up to 512 KiB in base64',
    min: 0,
    max: 700_000,
    pattern: /^[A-Za-z0-9+/]*={0,2}$/,
  })
  bytes!: string;
}
/** The part is durable: the answer is the back-pressure. */
export class PartStored {
  @Whole({ vi: 'Số của phần', en: 'Number of the part' }) n!: number;
}
export class CloseUpload {
  @Text({ vi: 'Mã lần nhập', en: 'Import id', pattern: IMPORT_ID }) id!: string;
  @Whole({ vi: 'Số phần', en: 'Number of parts sent' }) parts!: number;
  @Text({ vi: 'SHA-256 toàn bộ nội dung', en: 'SHA-256 of the whole content, hex', pattern: /^[0-9a-f]{64}$/ })
  sha256!: string;
}

export class RowCounts {
  @Whole({ vi: 'Đã đọc', en: 'Read' }) read!: number;
  @Whole({ vi: 'Nhận mới', en: 'Accepted' }) accepted!: number;
  @Whole({ vi: 'Cập nhật', en: 'Updated' }) updated!: number;
  @Whole({ vi: 'Không đổi', en: 'Unchanged' }) unchanged!: number;
  @Whole({ vi: 'Từ chối', en: 'Rejected' }) rejected!: number;
}

export class ImportError {
  @Whole({ vi: 'Dòng', en: 'Line, from 1' }) line!: number;
  @Text({ vi: 'Trường', en: 'Path of the field', min: 0 }) path!: string;
  @Text({ vi: 'Mã lỗi', en: 'Code' }) code!: string;
  @Json({ vi: 'Thông báo', en: 'Message {vi, en}' }) message!: { vi: string; en: string };
}

export const IMPORT_STATUSES = ['running', 'done', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export class ImportView {
  @Text({ vi: 'Mã lần nhập', en: 'Import id' }) id!: string;
  @Text({ vi: 'Định dạng', en: 'Format' }) format!: string;
  @OneOf(IMPORT_STATUSES, { vi: 'Tình trạng', en: 'Done: every event is announced' }) status!: ImportStatus;
  @Flag({ vi: 'Chạy thử', en: 'Dry run' }) dryRun!: boolean;
  @Text({ vi: 'Vị trí sự kiện cuối', en: 'Position of the last event', example: 'dossier=1234', optional: true })
  position!: string | null;
  @Part(() => RowCounts, { vi: 'Số dòng', en: 'Rows' }) rows!: RowCounts;
  @Parts(() => ImportError, { vi: 'Tối đa 1.000 lỗi đầu', en: 'The first 1,000 errors; the rest as CSV' })
  errors!: ImportError[];
  @Text({ vi: 'Vì sao thất bại', en: 'Why it failed', optional: true }) failure!: string | null;
}

export class ImportRef {
  @Text({ vi: 'Mã lần nhập', en: 'Import id', pattern: IMPORT_ID }) id!: string;
}
export class ErrorsQuery extends ImportRef {
  @Whole({ vi: 'Sau lỗi thứ', en: 'After this error (0 begins with the heading)', optional: true }) after?: number;
}
/** The errors as CSV in parts: pulled until `next` is null. */
export class ErrorsPart {
  @Text({ vi: 'CSV', en: 'CSV text', min: 0, max: 900_000, lines: true }) text!: string;
  @Whole({ vi: 'Hỏi tiếp sau', en: 'Ask again after', optional: true }) next!: number | null;
}

export interface ImportRequests {
  open: RequestContract<OpenUpload, UploadOpened>;
  part: RequestContract<UploadPart, PartStored>;
  close: RequestContract<CloseUpload, UploadOpened>;
  get: RequestContract<ImportRef, ImportView>;
  errors: RequestContract<ErrorsQuery, ErrorsPart>;
}

/** The five requests of every importing service: bulk goes in parts (PROTOCOL.md). */
export const importRequests = Object.fromEntries(
  IMPORTING_SERVICES.map((service) => [
    service,
    {
      open: request(`${service}.uploads.open`, OpenUpload, UploadOpened),
      part: request(`${service}.uploads.part`, UploadPart, PartStored, { deadline: 30_000 }),
      close: request(`${service}.uploads.close`, CloseUpload, UploadOpened, { deadline: 60_000 }),
      get: request(`${service}.imports.get`, ImportRef, ImportView),
      errors: request(`${service}.imports.errors`, ErrorsQuery, ErrorsPart, { deadline: 30_000 }),
    },
  ]),
) as Record<ImportingService, ImportRequests>;

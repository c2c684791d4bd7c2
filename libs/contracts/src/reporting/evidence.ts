import { Day, Id, Json, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { EVIDENCE_PARTS } from './questions.js';
import { AsOf, Bilingual } from './figure.js';

/** The last are kinds of facts, as the reporting service names them. */
export const EVIDENCE_KINDS = [
  'dossier',
  'step',
  'procedure',
  'agency',
  'post-dossier',
  'publication-duty',
  'periodic-review',
  'web-item',
  'paper-book',
  'document',
  'connection',
  'post-reminder',
  'share-reminder',
] as const;
export const FACT_CLASSES = ['early', 'on-time', 'late', 'open', 'overdue', 'waiting', 'withdrawn', 'stopped'] as const;
export type FactClass = (typeof FACT_CLASSES)[number];

/** One row behind a number: codes and dates, no person. `id` leads to the record. */
export class EvidenceItem {
  @OneOf(EVIDENCE_KINDS, { vi: 'Loại dòng', en: 'Kind of row' }) kind!: (typeof EVIDENCE_KINDS)[number];
  @Id({ vi: 'Định danh bản ghi', en: 'The record' }) id!: string;
  @Text({ vi: 'Mã hồ sơ, mã thủ tục, số hiệu', en: 'Code of the dossier or procedure, number of the record' })
  code!: string;
  @Part(() => Bilingual, { vi: 'Tên thủ tục', en: 'Name of the procedure', optional: true }) name?: Bilingual;
  @Text({ vi: 'Mã cơ quan', en: 'Code of the settling agency', optional: true }) agency?: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure of the dossier', optional: true }) procedureCode?: string;
  @Text({ vi: 'Kênh', en: 'Channel', optional: true }) channel?: string;
  @Whole({ vi: 'Mức độ lúc nộp', en: 'Service level at submission', optional: true }) level?: number | null;
  @Day({ vi: 'Ngày tiếp nhận', en: 'Received', optional: true }) receivedOn?: string;
  @Day({ vi: 'Hạn theo luật', en: 'Lawful due day', optional: true }) lawfulDueOn?: string | null;
  @Day({ vi: 'Ngày hẹn lại', en: 'Re-appointed day', optional: true }) reappointedDueOn?: string | null;
  @Day({ vi: 'Ngày có kết quả', en: 'Settled', optional: true }) completedOn?: string | null;
  @Day({ vi: 'Ngày trả', en: 'Returned', optional: true }) returnedOn?: string | null;
  @Text({ vi: 'Cách kết thúc', en: 'How it ended', optional: true }) closing?: string | null;
  @OneOf(FACT_CLASSES, { vi: 'Phân loại', en: 'Class on the cut-off day', optional: true }) class?: FactClass;
  @Whole({ vi: 'Số bước', en: 'Which step of the dossier', optional: true }) step?: number;
  @Json({ vi: 'Mã và ngày khác của bản ghi', en: 'Other codes and days of the record, by kind', optional: true })
  facts?: object;
}

export class EvidencePage {
  @Text({ vi: 'Mã chỉ tiêu', en: 'Indicator' }) indicator!: string;
  @Text({ vi: 'Cách tính', en: 'Reading' }) reading!: string;
  @OneOf(EVIDENCE_PARTS, { vi: 'Phần', en: 'Part' }) part!: (typeof EVIDENCE_PARTS)[number];
  @Whole({ vi: 'Tổng số dòng của danh sách', en: 'Length of the whole list' }) total!: number;
  @Parts(() => EvidenceItem, { vi: 'Các dòng', en: 'Rows' }) items!: EvidenceItem[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', max: 500, optional: true }) next!: string | null;
  @Part(() => AsOf, { vi: 'Theo dữ liệu đến', en: 'Positions' }) asOf!: AsOf;
}

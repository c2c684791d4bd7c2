import { Flag, Json, OneOf, Part, Parts, Text, Whole } from '../fields.js';

export const REBUILD_STATES = ['idle', 'reading', 'comparing', 'done', 'failed'] as const;

/** Builds the projection anew beside the live one from seq 0 and compares row by row. Nothing to say: it needs no choice. */
export class RebuildProjection {}

export class ProjectionTable {
  @Text({ vi: 'Bảng', en: 'Table' }) table!: string;
  @Whole({ vi: 'Số dòng đang dùng', en: 'Live rows' }) live!: number;
  @Whole({ vi: 'Số dòng dựng lại', en: 'Rebuilt rows' }) rebuilt!: number;
  @Whole({ vi: 'Số dòng khác nhau', en: 'Rows that differ' }) different!: number;
  @Json({ vi: 'Một số dòng khác nhau', en: 'The first rows that differ: key, live, rebuilt' }) samples!: object[];
}

export class RebuildProgress {
  @OneOf(REBUILD_STATES, { vi: 'Trạng thái', en: 'State' }) state!: (typeof REBUILD_STATES)[number];
  @Json({ vi: 'Đã đọc đến', en: 'seq read of each producer' }) read!: Record<string, number>;
  @Json({ vi: 'Phải đọc đến', en: 'seq to read of each producer' }) target!: Record<string, number>;
  @Flag({ vi: 'Giống hệt', en: 'Equal row by row; null before it is known', optional: true }) equal!: boolean | null;
  @Parts(() => ProjectionTable, { vi: 'So từng bảng', en: 'Table by table' }) tables!: ProjectionTable[];
  @Text({ vi: 'Lỗi', en: 'Why it failed', optional: true }) error!: string | null;
}

export class VerifyProjection {
  @Flag({ vi: 'Dựng lại và so từng dòng', en: 'Rebuild and compare too; true when absent', optional: true })
  rebuild?: boolean | null;
}

export class BrokenInvariant {
  @Text({ vi: 'Bất biến', en: 'Invariant' }) invariant!: string;
  @Json({ vi: 'Ở đâu', en: 'Where and by how much' }) facts!: object;
}

export class ProjectionReport {
  @Flag({ vi: 'Đúng', en: 'Everything holds' }) ok!: boolean;
  @Whole({ vi: 'Số phép kiểm', en: 'Checks made' }) checks!: number;
  @Parts(() => BrokenInvariant, { vi: 'Sai lệch', en: 'What does not hold' }) broken!: BrokenInvariant[];
  @Part(() => RebuildProgress, { vi: 'Dựng lại', en: 'The rebuild', optional: true }) rebuild!: RebuildProgress | null;
}

import { Day, Flag, Json, OneOf, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { ImportRef } from '../imports/imports.js';
import { ProcedureQuery } from './procedure-requests.js';
import { PROCEDURE_STATUSES, type ProcedureStatus } from './codes.js';

/** A row of the table of procedures: what an office keeps in its own spreadsheet. */
export class ProcedureTableRow {
  @Text({ vi: 'Mã', en: 'Code' }) code!: string;
  @Text({ vi: 'Tên', en: 'Name' }) name!: string;
  @Text({ vi: 'Lĩnh vực', en: 'Field', optional: true }) field!: string | null;
  @Texts({ vi: 'Cấp thực hiện', en: 'Levels' }) levels!: string[];
  @OneOf(PROCEDURE_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: ProcedureStatus;
  @Whole({ vi: 'Phiên bản', en: 'Version' }) version!: number;
  @Day({ vi: 'Hiệu lực từ', en: 'Valid from', optional: true }) validFrom!: string | null;
  @Day({ vi: 'Đến hết ngày', en: 'Valid to', optional: true }) validTo!: string | null;
  @Text({ vi: 'Quyết định', en: 'Decision', optional: true }) decision!: string | null;
  @Text({ vi: 'Thời hạn theo kênh', en: 'Terms by channel', optional: true }) terms!: string | null;
  @Text({ vi: 'Phí theo kênh', en: 'Fees by channel', optional: true }) fees!: string | null;
  @Text({ vi: 'Nơi cung cấp hôm nay', en: 'Offered today by', optional: true }) offerings!: string | null;
  @Texts({ vi: 'Còn thiếu', en: 'Missing' }) missing!: string[];
}
export class ProcedureExportQuery extends ProcedureQuery {
  @Flag({ vi: 'Toàn bộ nội dung, để nhập lại', en: 'Whole, to be imported again', optional: true }) whole?: boolean;
}
/** A page by bytes: as many procedures as fit into a message. */
export class ProcedureExportPage {
  @Parts(() => ProcedureTableRow, { vi: 'Dòng', en: 'Rows' }) rows!: ProcedureTableRow[];
  @Json({ vi: 'Thủ tục dạng chiso-jsonl', en: 'Procedures as chiso-jsonl has them' }) whole!: object[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}
export const exportProcedures = request('catalogue.procedures.export', ProcedureExportQuery, ProcedureExportPage);

export class PartDifference {
  @Text({ vi: 'Phần', en: 'Part' }) part!: string;
  @Text({ vi: 'Trước', en: 'Before, its first 300 characters', optional: true }) before!: string | null;
  @Text({ vi: 'Sau', en: 'After, its first 300 characters', optional: true }) after!: string | null;
}
export class ImportDifference {
  @Whole({ vi: 'Dòng', en: 'Line' }) line!: number;
  @Text({ vi: 'Mã thủ tục', en: 'Code' }) code!: string;
  @Parts(() => PartDifference, { vi: 'Chỗ khác', en: 'What differs' }) parts!: PartDifference[];
}
export class ImportDifferenceQuery extends ImportRef {
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 200, optional: true }) limit?: number;
  @Whole({ vi: 'Sau dòng', en: 'After this line', optional: true }) after?: number;
}
export class ImportDifferencePage {
  @Parts(() => ImportDifference, { vi: 'Thủ tục sẽ đổi hoặc đã đổi', en: 'Procedures that change' })
  items!: ImportDifference[];
  @Whole({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: number | null;
}
/** Kept for thirty days; of a dry run too. */
export const importDifferences = request('catalogue.imports.differences', ImportDifferenceQuery, ImportDifferencePage);

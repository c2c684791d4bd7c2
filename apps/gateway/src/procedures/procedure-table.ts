import type { ProcedureTableRow } from '#contracts';
import type { Cell, TableColumn } from '#documents';

/** Columns of the table of procedures, with Vietnamese headings. */
export const PROCEDURE_COLUMNS: readonly TableColumn[] = [
  { key: 'code', heading: 'Mã', kind: 'text', width: 14 },
  { key: 'name', heading: 'Tên thủ tục', kind: 'text', width: 60 },
  { key: 'field', heading: 'Lĩnh vực', kind: 'text', width: 24 },
  { key: 'levels', heading: 'Cấp thực hiện', kind: 'text', width: 18 },
  { key: 'status', heading: 'Tình trạng', kind: 'text', width: 12 },
  { key: 'version', heading: 'Phiên bản', kind: 'number', width: 10 },
  { key: 'validFrom', heading: 'Hiệu lực từ', kind: 'day', width: 12 },
  { key: 'validTo', heading: 'Đến hết ngày', kind: 'day', width: 12 },
  { key: 'decision', heading: 'Quyết định', kind: 'text', width: 20 },
  { key: 'terms', heading: 'Thời hạn', kind: 'text', width: 40 },
  { key: 'fees', heading: 'Phí, lệ phí', kind: 'text', width: 40 },
  { key: 'offerings', heading: 'Nơi cung cấp', kind: 'text', width: 40 },
  { key: 'missing', heading: 'Còn thiếu', kind: 'text', width: 24 },
];

export const procedureCells = (row: ProcedureTableRow): Cell[] =>
  PROCEDURE_COLUMNS.map(({ key }) => {
    const value = row[key as keyof ProcedureTableRow] ?? null;
    return Array.isArray(value) ? value.join(', ') : value;
  });

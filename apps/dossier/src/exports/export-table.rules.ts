import { STATUSES, type AgencyRecorded } from '#contracts';
import type { Cell, TableColumn } from '#documents';
import type { AgencyTree } from '#directory';
import { timelinessOf, type Facts } from '../dossier.rules.js';

type Language = 'vi' | 'en';

const HEADINGS = {
  code: ['Mã hồ sơ', 'Dossier code', 'text', 30],
  procedureCode: ['Mã thủ tục', 'Procedure code', 'text', 16],
  procedure: ['Tên thủ tục', 'Procedure', 'text', 60],
  agencyCode: ['Mã cơ quan', 'Agency code', 'text', 18],
  agency: ['Cơ quan giải quyết', 'Settling agency', 'text', 40],
  channel: ['Kênh tiếp nhận', 'Channel', 'text', 14],
  receivedAt: ['Tiếp nhận', 'Received', 'instant', 20],
  lawfulDueOn: ['Hạn theo luật', 'Lawful due day', 'day', 14],
  reappointedDueOn: ['Hạn hẹn lại', 'Re-appointed day', 'day', 14],
  completedAt: ['Có kết quả', 'Settled', 'instant', 20],
  returnedAt: ['Trả kết quả', 'Returned', 'instant', 20],
  status: ['Trạng thái', 'Status', 'text', 24],
  timeliness: ['Đúng hạn', 'Timeliness', 'text', 14],
  supplements: ['Số lần bổ sung', 'Supplement requests', 'number', 10],
} as const;

const CHANNELS = { counter: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' } as const;
const TIMELINESS = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
  open: 'Trong hạn',
  overdue: 'Đang quá hạn',
  waiting: 'Chờ bổ sung',
  none: 'Không tính',
} as const;

/** The columns of an exported list: no personal data. */
export const exportColumns = (language: Language): TableColumn[] =>
  Object.entries(HEADINGS).map(([key, [vi, en, kind, width]]) => ({
    key,
    heading: language === 'vi' ? vi : en,
    kind,
    width,
  }));

export interface RowContext {
  tree: AgencyTree;
  procedure: string;
  today: string;
  language: Language;
}

/** One dossier as a row of `exportColumns`. */
export function exportRow(dossier: Facts, { tree, procedure, today, language }: RowContext): Cell[] {
  const timeliness = timelinessOf(dossier, today);
  const inVietnamese = language === 'vi';
  return [
    dossier.code ?? dossier.trackingNumber,
    dossier.procedureCode,
    procedure,
    ...agencyCells(tree.get(dossier.agencyId), dossier.agencyId, language),
    inVietnamese ? CHANNELS[dossier.channel] : dossier.channel,
    instant(dossier.receivedAt),
    dossier.lawfulDueOn,
    dossier.apology?.newDueOn ?? null,
    instant(dossier.completedAt),
    instant(dossier.returnedAt),
    STATUSES[dossier.status][language],
    inVietnamese ? TIMELINESS[timeliness] : timeliness,
    dossier.supplements,
  ];
}

const agencyCells = (agency: AgencyRecorded | undefined, id: string, language: Language): Cell[] =>
  agency ? [agency.codes[0]?.code ?? id, agency.name[language]] : [id, null];

const instant = (date: Date | null): string | null => date && date.toISOString();

import { namedId } from '#contracts';
import type { NewAgency } from './agency.queries.js';

export const DONG_NAI = '000.00.00.H19';
const INFORMATION = '000.00.15.H10';
const SCIENCE = '000.00.13.H10';

/** Dated changes of the tree: agencies that begin, and which end when and go where. */
export interface ChangeSet {
  readonly source: string;
  readonly begin: readonly NewAgency[];
  /** Ends of one agency with all below it, and what it was merged into. */
  readonly end: readonly { code: string; to: string; into: string }[];
  /** Ends of everything else that still stands below a root, the root included. */
  readonly endBelow?: { root: string; to: string; into: string };
}

const dongNai: NewAgency = {
  id: namedId('agency', DONG_NAI),
  parentId: null,
  kind: 'province',
  level: 'province',
  name: { vi: 'Ủy ban nhân dân tỉnh Đồng Nai', en: 'People’s Committee of Đồng Nai Province' },
  codes: [{ code: DONG_NAI, from: null, to: null }],
  from: '2025-07-01',
  to: null,
  mergedInto: null,
  gsoCode: '75',
  demonstration: true,
};

/** Change sets shipped beside the tree of 2018; `up` applies none of them. */
export const CHANGE_SETS: Readonly<Record<string, ChangeSet>> = {
  /**
   * Bình Phước became part of Đồng Nai and the district level ended. Which commune went into which of the new ones is not
   * stored here (NQ of the Standing Committee on communes), so communes, departments and districts all pass to the new
   * province; the Department of Information and Communications had gone to Science and Technology before.
   */
  'merger-2025-07-01': {
    source: 'NQ 202/2025/QH15; Luật Tổ chức chính quyền địa phương 2025 (bỏ cấp huyện)',
    begin: [dongNai],
    end: [{ code: INFORMATION, to: '2025-02-28', into: SCIENCE }],
    endBelow: { root: '000.00.00.H10', to: '2025-06-30', into: DONG_NAI },
  },
};

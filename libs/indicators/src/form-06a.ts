import { asked, type MeasureQuery, type Where } from './expression.js';
import type { Label } from './label.js';
import type { MeasureName } from './measures.js';

/** The counts of dossiers form II.06a is made from; all of one scope and period. */
export interface Form06aCounts {
  readonly receivedOnline: number;
  readonly receivedOtherwise: number;
  readonly carriedOver: number;
  readonly settledEarly: number;
  readonly settledOnTime: number;
  readonly withdrawn: number;
  readonly stopped: number;
  readonly settledLate: number;
  readonly open: number;
  readonly openOverdue: number;
}

/** Columns (3) … (13) of form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP): numbers of dossiers. */
export type Form06aColumns = Readonly<Record<3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13, number>>;

/** (3) = (7) + (11): what was there is settled or open. The sums inside the three groups hold by construction. */
export interface BrokenIdentity {
  readonly identity: string;
  readonly left: number;
  readonly right: number;
}

export interface Form06a {
  readonly columns: Form06aColumns;
  readonly notes: readonly Label[];
  /** Identities that do not hold: such a report is refused (R76). */
  readonly broken: readonly BrokenIdentity[];
}

const counted = (measure: MeasureName, where: Where = {}): MeasureQuery =>
  asked({ kind: 'flow', window: 'period', measure, where, among: null });
const standing = (measure: MeasureName): MeasureQuery => asked({ kind: 'stock', window: 'period', measure, where: {} });

/** Which query gives which count. */
export const FORM_06A_QUERIES: Readonly<Record<keyof Form06aCounts, MeasureQuery>> = {
  receivedOnline: counted('received', { channel: ['online'] }),
  receivedOtherwise: counted('received', { channel: ['counter', 'post'] }),
  carriedOver: standing('carried-over'),
  settledEarly: counted('settled-early'),
  settledOnTime: counted('settled-on-time'),
  withdrawn: counted('withdrawn'),
  stopped: counted('stopped'),
  settledLate: counted('settled-late'),
  open: standing('open'),
  openOverdue: standing('open-overdue'),
};

/** The columns of form II.06a with their identities checked. */
export function form06a(counts: Form06aCounts): Form06a {
  const received = counts.receivedOnline + counts.receivedOtherwise + counts.carriedOver;
  const onTime = counts.settledOnTime + counts.withdrawn + counts.stopped;
  const settled = counts.settledEarly + onTime + counts.settledLate;
  const columns: Form06aColumns = {
    3: received,
    4: counts.receivedOnline,
    5: counts.receivedOtherwise,
    6: counts.carriedOver,
    7: settled,
    8: counts.settledEarly,
    9: onTime,
    10: counts.settledLate,
    11: counts.open,
    12: counts.open - counts.openOverdue,
    13: counts.openOverdue,
  };
  return { columns, notes: notesOf(counts), broken: brokenIdentities(columns) };
}

/** Every identity of the form, over any columns: also for those another system reports. */
export function brokenIdentities(columns: Form06aColumns): BrokenIdentity[] {
  const identities = [
    { identity: '(3) = (4) + (5) + (6)', left: columns[3], right: columns[4] + columns[5] + columns[6] },
    { identity: '(7) = (8) + (9) + (10)', left: columns[7], right: columns[8] + columns[9] + columns[10] },
    { identity: '(11) = (12) + (13)', left: columns[11], right: columns[12] + columns[13] },
    { identity: '(3) = (7) + (11)', left: columns[3], right: columns[7] + columns[11] },
  ];
  return identities.filter(({ left, right }) => left !== right);
}

/** The form has no column for closed without settlement: they stand in (9), or (3) = (7) + (11) can't hold. */
function notesOf({ withdrawn, stopped }: Form06aCounts): Label[] {
  if (withdrawn + stopped === 0) return [];
  return [
    {
      vi: `Cột (9) gồm cả ${withdrawn} hồ sơ rút và ${stopped} hồ sơ dừng xử lý.`,
      en: `Column (9) includes ${withdrawn} withdrawn and ${stopped} stopped dossiers.`,
    },
  ];
}

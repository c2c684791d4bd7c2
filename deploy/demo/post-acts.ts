import { MARK } from './mark.js';
import { uuidOf, type InventedItem } from './post-year.js';
import { Random } from './random.js';

type Act = Readonly<Record<string, unknown>>;

/** The year of the post as acts in an order in which they can have happened, for `/postal/acts/imports`. */
export function* postActs(
  items: readonly InventedItem[],
  dossierIds: ReadonlyMap<string, string>,
  seed: number,
): Generator<Act> {
  const random = new Random(seed + 4);
  for (const acts of [slips(items, dossierIds), minutes(items), waysBack(items), money(items)])
    for (const act of acts) yield { actId: uuidOf(random), ...act };
}

function* slips(items: readonly InventedItem[], dossierIds: ReadonlyMap<string, string>): Generator<Act> {
  for (const item of items) {
    const dossier = dossierIds.get(item.externalId);
    const papers = { dossier: 'Hồ sơ', supplement: 'Giấy tờ bổ sung', result: 'Kết quả giải quyết' }[item.content];
    yield {
      register: {
        ...{ id: item.id, direction: item.way, content: item.content, service: item.service, carrier: 'vnpost' },
        ...{ agencyCode: item.agency, procedureCode: item.procedure, trackingNumber: item.number },
        ...{ acceptedAt: item.acceptedAt, transitClass: classOf(item), appointmentSlip: item.way === 'to-agency' },
        ...(dossier ? { dossierIds: [dossier] } : {}),
        [item.way === 'to-agency' ? 'sender' : 'receiver']: { name: MARK },
        papers: [{ name: `${papers} (${MARK})`, quantity: 1 }],
      },
    };
  }
}

/** Departments stand in the province's town, others where their people live. */
const classOf = ({ agency }: InventedItem): string =>
  agency.startsWith('000.00.') ? 'between-districts' : 'same-district';

interface Table {
  agencyCode: string;
  direction: 'to-agency' | 'to-post';
  at: string;
}

const signatures = (at: string) => [
  { side: 'post', name: `Bưu tá (${MARK})`, at },
  { side: 'agency', name: `Công chức (${MARK})`, at },
];

const handover = ({ at, ...about }: Table, items: readonly InventedItem[]): Act => ({
  handover: {
    ...about,
    signatures: signatures(at),
    items: items.map(({ id, refused }) => ({
      shipmentId: id,
      ...(refused ? { refusedFor: 'incomplete', wayBackPaidBy: 'citizen', note: MARK } : {}),
    })),
  },
});

/** What one agency hands over at one moment stands in one set of minutes. */
function* minutes(items: readonly InventedItem[]): Generator<Act> {
  const tables = new Map<string, { table: Table; on: InventedItem[] }>();
  for (const item of items) {
    const direction = item.way === 'to-agency' ? 'to-agency' : 'to-post';
    const table = { agencyCode: item.agency, direction, at: item.signedAt } as const;
    const key = [item.agency, direction, item.signedAt].join(' ');
    const known = tables.get(key) ?? { table, on: [] as InventedItem[] };
    known.on.push(item);
    tables.set(key, known);
  }
  for (const { table, on } of tables.values()) yield handover(table, on);
}

function* waysBack(items: readonly InventedItem[]): Generator<Act> {
  for (const item of items) {
    if (!item.backAt) continue;
    for (const at of item.invitedAt) yield { invite: { id: item.id, at } };
    yield handover({ agencyCode: item.agency, direction: 'to-agency', at: item.backAt }, [item]);
  }
}

/** Fees and postage by receipt; fees are paid over to the agency on the last day of each month. */
function* money(items: readonly InventedItem[]): Generator<Act> {
  const owed = new Map<string, number>();
  for (const { id, number, agency, acceptedAt: at, fee, postage, service, refused } of items) {
    if (service !== 'public-post' || refused) continue;
    yield { collect: { shipmentId: id, kind: 'postage', amount: postage, receiptNumber: `BC-${number}`, at } };
    if (fee === 0) continue;
    yield { collect: { shipmentId: id, kind: 'fee', amount: fee, receiptNumber: `BL-${number}`, at } };
    const key = `${agency} ${at.slice(0, 7)}`;
    owed.set(key, (owed.get(key) ?? 0) + fee);
  }
  for (const [key, amount] of [...owed].sort()) {
    const [agencyCode, month] = key.split(' ') as [string, string];
    const voucher = `CT-${month} (${MARK})`;
    yield { remit: { agencyCode, kind: 'fee', amount, voucher, at: `${lastDay(month)}T16:45:00+07:00` } };
  }
}

const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

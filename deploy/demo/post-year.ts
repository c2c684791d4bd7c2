import type { WorkingCalendar } from '#calendar';
import { officeMoment, shift } from './days.js';
import { MARK } from './mark.js';
import { Random } from './random.js';

/** What became of an item; `open`: nothing more was heard of it by the year's end. */
export type PostFate = 'delivered' | 'brought-back' | 'lost' | 'open';

/** One item of the post in 2018; moments with their offset, money in đồng. */
export interface InventedItem {
  readonly id: string;
  readonly number: string;
  /** The dossier it carries, by the name its system gives it. */
  readonly externalId: string;
  readonly agency: string;
  readonly procedure: string;
  readonly way: 'to-agency' | 'to-citizen';
  readonly content: 'dossier' | 'supplement' | 'result';
  readonly service: 'public-post' | 'hired-courier';
  readonly acceptedAt: string;
  readonly signedAt: string;
  readonly refused: boolean;
  readonly fate: PostFate;
  readonly deliveredAt: string | null;
  /** Days on which the receiver was invited in vain. */
  readonly invitedAt: readonly string[];
  readonly backAt: string | null;
  readonly fee: number;
  readonly postage: number;
  /** What the carrier's statement says; null: it forgets the item. */
  readonly billed: number | null;
}

type Row = Readonly<Record<string, unknown>>;
const END = '2018-12-31';
const BEGIN = '2018-01-01';
const POSTAGE = { 'to-agency': 25_000, 'to-citizen': 30_000 } as const;

/** UPU S10: weights 8 6 4 2 3 5 9 7, check 11 − sum mod 11, 10 → 0, 11 → 5. */
function itemNumber(n: number): string {
  const serial = String(20_180_000 + n);
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, at) => total + weight * Number(serial[at]), 0);
  const check = 11 - (sum % 11);
  return `EP${serial}${check === 10 ? 0 : check === 11 ? 5 : check}VN`;
}

export function uuidOf(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Everything the public post carried in the year: the dossiers that say so, both ways. The same seed gives the same items. */
export function postYear(dossiers: readonly Row[], calendar: WorkingCalendar, seed: number): InventedItem[] {
  const making = new Making(new Random(seed + 3), calendar);
  for (const dossier of dossiers) {
    if (dossier['channel'] === 'post') making.arrivals(dossier);
    if (dossier['returnChannel'] === 'post') making.returns(dossier);
  }
  return making.items;
}

class Making {
  readonly items: InventedItem[] = [];

  constructor(
    private readonly random: Random,
    private readonly calendar: WorkingCalendar,
  ) {}

  /** Most come once; some are refused at the table and come again, some by a courier who is not the public post. */
  arrivals(dossier: Row): void {
    const at = dossier['receivedAt'] as string;
    const fate = this.random.next();
    const before = shift(at.slice(0, 10), -2, this.calendar);
    if (fate < 0.04 && before >= BEGIN) this.arrival(dossier, officeMoment(this.random, before), { refused: true });
    this.arrival(dossier, at, fate > 0.97 ? { service: 'hired-courier' } : {});
    for (const { channel, completedAt } of (dossier['supplements'] ?? []) as { channel: string; completedAt: string }[])
      if (channel === 'post' && completedAt) this.arrival(dossier, completedAt, { content: 'supplement' });
  }

  returns(dossier: Row): void {
    const at = dossier['returnedAt'] as string;
    const fate = this.random.weighted([
      ['delivered', 930],
      ['brought-back', 45],
      ['lost', 3],
      ['open', 22],
    ] as const);
    this.add(dossier, { way: 'to-citizen', content: 'result', signedAt: at, acceptedAt: at, ...this.ended(fate, at) });
  }

  private arrival(dossier: Row, signedAt: string, more: Partial<InventedItem>): void {
    const before = shift(signedAt.slice(0, 10), -1, this.calendar);
    const acceptedAt = before < BEGIN ? `${signedAt.slice(0, 11)}06:30:00+07:00` : officeMoment(this.random, before);
    this.add(dossier, { way: 'to-agency', content: 'dossier', signedAt, acceptedAt, ...more });
  }

  /** Nothing is known beyond the year's end. */
  private ended(fate: PostFate, at: string): Partial<InventedItem> {
    const day = (after: number) => shift(at.slice(0, 10), after, this.calendar);
    const moment = (after: number) => officeMoment(this.random, day(after));
    if (fate === 'brought-back')
      return day(9) > END ? {} : { fate, invitedAt: [moment(2), moment(5)], backAt: moment(9) };
    const last = this.random.weighted([
      [1, 55],
      [2, 30],
      [3, 10],
      [5, 5],
    ] as const);
    if (fate === 'open' || day(last) > END) return {};
    return { fate, ...(fate === 'delivered' ? { deliveredAt: moment(last) } : {}) };
  }

  private add(
    dossier: Row,
    about: Pick<InventedItem, 'way' | 'content' | 'signedAt' | 'acceptedAt'> & Partial<InventedItem>,
  ) {
    const { random } = this;
    const postage = POSTAGE[about.way];
    this.items.push({
      ...{ id: uuidOf(random), number: itemNumber(this.items.length), externalId: dossier['externalId'] as string },
      ...{ agency: dossier['agencyCode'] as string, procedure: dossier['procedureCode'] as string },
      ...{ service: 'public-post', refused: false, fate: 'open', deliveredAt: null, invitedAt: [], backAt: null },
      fee: about.content === 'dossier' && random.chance(0.35) ? random.whole(1, 30) * 10_000 : 0,
      postage,
      billed: random.weighted([
        [postage, 985],
        [postage + 5_000, 10],
        [null, 5],
      ] as const),
      ...about,
    });
  }
}

const later = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** The carrier's words for an item, as it would report them. */
export function carrierEvents(item: InventedItem): object[] {
  const { way, number, acceptedAt, signedAt, fate, deliveredAt } = item;
  const begun = way === 'to-agency' ? acceptedAt : later(signedAt, 0.5);
  const words: [string, string][] = [['accepted', begun]];
  if (way === 'to-citizen') words.push(['in-transit', later(signedAt, 3)]);
  if (fate === 'delivered') words.push(['arrived', later(deliveredAt!, -1)], ['3', deliveredAt!]);
  if (fate === 'lost') words.push(['lost', later(signedAt, 240)]);
  return words.map(([StatusCode, at], n) => ({
    EventId: `${MARK} ${number}-${n}`,
    ItemCode: number,
    StatusCode,
    StatusTime: new Date(at).toISOString(),
  }));
}

/** The carrier's statement of every month: what it forgets, and what it bills too dear, is for reconciliation to find. */
export function* statementLines(items: readonly InventedItem[]): Generator<string> {
  yield 'Số hiệu,Ngày chấp nhận,Cước,Thu hộ\n';
  for (const { number, acceptedAt, billed, service } of items)
    if (billed !== null && service === 'public-post') yield `${number},${acceptedAt.slice(0, 10)},${billed},0\n`;
}

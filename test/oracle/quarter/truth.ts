import { Random } from '../../faults/random.js';
import { DAY, dayOf, firstOfYear, pick, startOf, type Days, type Quarter } from './days.js';
import { inventDocument } from './invent-document.js';

/** What happens in an invented quarter; nothing here knows how the system counts. */
export interface Truth {
  readonly quarter: Quarter;
  readonly agencies: readonly Place[];
  readonly procedures: readonly Procedure[];
  readonly dossiers: readonly Dossier[];
  readonly documents: readonly Document[];
  readonly systems: readonly System[];
}

export interface Place {
  readonly code: string;
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly level: string;
}

export interface Procedure {
  readonly code: string;
  readonly agencies: readonly string[];
  /** By post since that day; null = not by post. */
  readonly postFrom: string | null;
}

export interface Dossier {
  readonly externalId: string;
  readonly agency: string;
  readonly procedure: string;
  readonly channel: 'post' | 'counter';
  readonly receivedAt: string;
  readonly completedAt: string | null;
  readonly returnedAt: string | null;
  /** Hand-overs and journeys in the order they happen. */
  readonly parcels: readonly Parcel[];
}

export type Fate = 'delivered' | 'brought-back' | 'lost' | 'no-news';

export interface Parcel {
  readonly id: string;
  readonly number: string;
  readonly way: 'to-agency' | 'to-citizen';
  readonly content: 'dossier' | 'supplement' | 'result';
  readonly service: 'public-post' | 'hired-courier';
  /** When both sides signed; null = never put on the table. */
  readonly signedAt: string | null;
  readonly refused: boolean;
  readonly fate: Fate;
  readonly deliveredAt: string | null;
  readonly fee: number;
}

export interface Document {
  readonly agency: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly number: number;
  readonly issuedOn: string;
  readonly sender: string | null;
  readonly recipients: readonly string[];
  readonly onPaper: readonly string[];
  readonly citizens: number;
  readonly how: 'electronic' | 'electronic-with-paper' | 'paper' | 'unknown';
  readonly paperReason: 'listed' | 'other' | null;
  readonly signed: boolean | null;
  readonly secret: boolean;
}

export interface System {
  readonly agency: string;
  readonly kind: 'document-management' | 'one-stop';
  readonly heard: boolean;
}

/** A share of 15,000 dossiers by post and 150,000 documents. */
export function invent(
  agencies: readonly Place[],
  { seed, share, documents: part, quarter }: { seed: number; share: number; documents: number; quarter: Quarter },
): Truth {
  const random = new Random(seed);
  const keepers = agencies.filter(({ kind }) => ['department', 'district', 'commune'].includes(kind));
  const procedures = Array.from({ length: 24 }, (_, n) => inventProcedure(random, keepers, { n, quarter }));
  const byPost = Math.round(15_000 * share);
  const dossiers = Array.from({ length: byPost * 2 }, (_, n) =>
    inventDossier(random, procedures, { n, quarter, channel: n < byPost ? 'post' : 'counter' }),
  );
  // Three agencies keep no register at all.
  const writers = random.shuffled(keepers).slice(3);
  const documents = Array.from({ length: Math.round(150_000 * part) }, (_, n) =>
    inventDocument(random, writers, { n, quarter }),
  );
  const systems = keepers.flatMap(({ code }) => systemsOf(random, code));
  return { quarter, agencies: keepers, procedures, dossiers, documents, systems };
}

function inventProcedure(
  random: Random,
  agencies: readonly Place[],
  { n, quarter }: { n: number; quarter: Quarter },
): Procedure {
  const some = random.shuffled(agencies).slice(0, random.whole(6, 30));
  const postFrom = n % 3 === 2 ? null : n % 8 === 1 ? dayOf(quarter, 31) : firstOfYear(quarter);
  return { code: `9.9002${String(n).padStart(2, '0')}`, agencies: some.map(({ code }) => code), postFrom };
}

const instant = (ms: number): string => new Date(ms).toISOString();
const instantOrNull = (ms: number | null): string | null => (ms === null ? null : instant(ms));
/** Some half hour of the office hours of a day of the quarter: people of one agency meet the post at one table. */
const officeTime = (random: Random, quarter: Days, day: number): number =>
  startOf(quarter) + day * DAY + (8 * 60 + 30 * random.whole(0, 16)) * 60_000;

/** One agency in seven hardly gives results to the post, so that some are below target however many dossiers there are. */
const isReluctant = (agency: string): boolean => Buffer.from(agency).reduce((sum, byte) => sum + byte, 0) % 7 === 0;

function inventDossier(
  random: Random,
  procedures: readonly Procedure[],
  { n, quarter, channel }: { n: number; quarter: Quarter; channel: 'post' | 'counter' },
): Dossier {
  const known = channel === 'post' ? procedures.filter(({ postFrom }) => postFrom !== null) : procedures;
  const procedure = pick(random, known);
  // Every journey ends within the quarter.
  const received = officeTime(random, quarter, random.whole(2, 46));
  const completed = random.next() < 0.9 ? received + random.whole(1, 12) * DAY : null;
  const returned = completed !== null && random.next() < 0.9 ? completed + random.whole(0, 6) * DAY : null;
  const agency = pick(random, procedure.agencies);
  const liking = isReluctant(agency) ? 0.03 : 0.5;
  const byPost = returned !== null && procedure.postFrom !== null && random.next() < liking;
  return {
    externalId: `quarter-${n}`,
    agency,
    procedure: procedure.code,
    channel,
    receivedAt: instant(received),
    completedAt: instantOrNull(completed),
    returnedAt: instantOrNull(returned),
    parcels: [...(channel === 'post' ? arrivals(random, received) : []), ...(byPost ? returns(random, returned) : [])],
  };
}

let issued = 0;

/** UPU S10: weights 8 6 4 2 3 5 9 7, check 11 − sum mod 11, 10 → 0, 11 → 5. */
function itemNumber(): string {
  const serial = String(++issued).padStart(8, '0');
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((total, weight, at) => total + weight * Number(serial[at]), 0);
  const check = 11 - (sum % 11);
  return `EQ${serial}${check === 10 ? 0 : check === 11 ? 5 : check}VN`;
}

function parcel(random: Random, about: Partial<Parcel> & Pick<Parcel, 'way' | 'content'>): Parcel {
  return {
    id: random.uuid(),
    number: itemNumber(),
    service: 'public-post',
    signedAt: null,
    refused: false,
    fate: 'no-news',
    deliveredAt: null,
    fee: random.next() < 0.3 ? random.whole(1, 90) * 1_000 : 0,
    ...about,
  };
}

/** How a dossier comes: once, refused and again, in two parcels, by a courier who is not the public post, without minutes. */
function arrivals(random: Random, received: number): Parcel[] {
  const one = (about: Partial<Parcel> = {}) =>
    parcel(random, { way: 'to-agency', content: 'dossier', signedAt: instant(received), ...about });
  const fate = random.next();
  if (fate < 0.08) return [one({ refused: true, signedAt: instant(received - 2 * DAY) }), one()];
  if (fate < 0.14) return [one(), one({ signedAt: instant(received + DAY) })];
  if (fate < 0.2) return [one({ service: 'hired-courier' })];
  if (fate < 0.26) return [one(), one({ content: 'supplement', signedAt: instant(received + 2 * DAY) })];
  return fate < 0.3 ? [one({ signedAt: null })] : [one()];
}

/** How a result goes: delivered, brought back and perhaps sent again, lost, or nobody hears of it. */
function returns(random: Random, handedOver: number): Parcel[] {
  const one = (fate: Fate, at = handedOver) =>
    parcel(random, {
      ...{ way: 'to-citizen', content: 'result', signedAt: instant(at), fate },
      deliveredAt: fate === 'delivered' ? instant(at + random.whole(1, 5) * DAY) : null,
    });
  const luck = random.next();
  if (luck < 0.8) return [one('delivered')];
  if (luck < 0.88) return [one('brought-back'), one('delivered', handedOver + 20 * DAY)];
  if (luck < 0.93) return [one('brought-back')];
  return [one(luck < 0.96 ? 'lost' : 'no-news')];
}

function systemsOf(random: Random, agency: string): System[] {
  return (['document-management', 'one-stop'] as const).flatMap((kind) => {
    const luck = random.next();
    return luck < 0.1 ? [] : [{ agency, kind, heard: luck < 0.85 }];
  });
}

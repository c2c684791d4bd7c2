import { firstOfYear, type Days } from './days.js';
import type { Document, Dossier, Parcel, Truth } from './truth.js';

/** `numerator/denominator` by `indicator reading`, counted one record after another from what really happened. */
export type Counted = ReadonlyMap<string, string>;

const vietnam = (instant: string): string => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
/** From 1 January to the last of the days. */
const inYear = (days: Days, instant: string | null): boolean => {
  const day = instant && vietnam(instant);
  return Boolean(day && day >= firstOfYear(days) && day <= days.to);
};

/** What counts of a dossier's journeys by a day: once each way, whatever number of parcels. */
interface Journeys {
  readonly received: boolean;
  readonly returned: boolean;
  readonly delivered: boolean;
}

const first = (instants: readonly string[]): string | null => [...instants].sort()[0] ?? null;
const isTransaction = ({ service, refused, signedAt }: Parcel): boolean =>
  service === 'public-post' && !refused && signedAt !== null;

function journeysOf({ parcels }: Dossier, days: Days): Journeys {
  const real = parcels.filter(isTransaction);
  const results = real.filter(({ content }) => content === 'result');
  return {
    received: inYear(days, first(real.filter(({ content }) => content === 'dossier').map(({ signedAt }) => signedAt!))),
    returned: inYear(days, first(results.map(({ signedAt }) => signedAt!))),
    delivered: inYear(days, first(results.flatMap(({ deliveredAt }) => deliveredAt ?? []))),
  };
}

const share = (numerator: number, denominator: number): string => `${numerator}/${denominator}`;

/** I.5.đ.1–3 of the agencies of a scope from 1 January to the last of the days, by every reading. */
export function countPost({ procedures, dossiers }: Truth, scope: ReadonlySet<string>, days: Days): Counted {
  const own = dossiers.filter(({ agency }) => scope.has(agency));
  const journeys = own.map((dossier) => ({ dossier, ...journeysOf(dossier, days) }));
  const of = (holds: (one: (typeof journeys)[number]) => boolean) =>
    new Set(journeys.filter(holds).map(({ dossier }) => dossier.procedure));
  const [anyWay, came, went] = [of((j) => j.received || j.returned), of((j) => j.received), of((j) => j.returned)];
  const offered = procedures.filter(({ agencies, postFrom }) => postFrom && agencies.some((code) => scope.has(code)));
  const since = (day: string) => offered.filter(({ postFrom }) => postFrom! <= day);
  const all = new Set(procedures.map(({ code }) => code));
  const listed = new Set(since(days.to).map(({ code }) => code));
  const found = new Map<string, string>();
  for (const [set, members] of Object.entries({
    'at-end': since(days.to),
    ever: since(days.to),
    'full-year': since(firstOfYear(days)),
  }))
    found.set(`I.5.đ.1 A.${set}`, share(members.filter(({ code }) => anyWay.has(code)).length, members.length));
  const counted = (among: ReadonlySet<string>, part: 'received' | 'returned' | 'delivered') =>
    journeys.filter((one) => among.has(one.dossier.procedure) && one[part]).length;
  const total = (among: ReadonlySet<string>, at: 'receivedAt' | 'returnedAt') =>
    own.filter((dossier) => among.has(dossier.procedure) && inYear(days, dossier[at])).length;
  for (const [reading, among] of Object.entries({ A1: anyWay, A2: came, B: listed, C: all }))
    found.set(`I.5.đ.2 ${reading}`, share(counted(among, 'received'), total(among, 'receivedAt')));
  for (const [reading, among] of Object.entries({ A1: anyWay, A2: went, B: listed, C: all })) {
    const denominator = total(among, 'returnedAt');
    found.set(`I.5.đ.3 ${reading}.handed-over`, share(counted(among, 'returned'), denominator));
    found.set(`I.5.đ.3 ${reading}.delivered`, share(counted(among, 'delivered'), denominator));
  }
  return found;
}

/** Documents that count: to or from agencies, not secret, not on the paper-only list, known how they went. */
function shares(documents: readonly Document[], { from, to }: Days): Record<string, [number, number]> {
  const lines = documents.filter(
    (one) =>
      one.issuedOn >= from &&
      one.issuedOn <= to &&
      !one.secret &&
      one.recipients.length > 0 &&
      one.paperReason !== 'listed' &&
      one.how !== 'unknown',
  );
  const wired = ({ how, recipients, onPaper }: Document) =>
    how === 'paper' ? 0 : recipients.filter((code) => !onPaper.includes(code)).length;
  const out = lines.filter(({ direction }) => direction === 'outgoing');
  const come = lines.filter(({ direction }) => direction === 'incoming');
  const whole = out.filter((one) => wired(one) === one.recipients.length);
  const sum = (of: (one: Document) => number) => out.reduce((total, one) => total + of(one), 0);
  return {
    A: [whole.length, out.length],
    A2: [out.filter((one) => wired(one) > 0).length, out.length],
    B: [sum(wired), sum(({ recipients }) => recipients.length)],
    C: [whole.filter(({ how, signed }) => how === 'electronic' && signed).length, out.length],
    D: [whole.length + come.filter((one) => wired(one) > 0).length, lines.length],
  };
}

/** I.5.b and I.10 are the same over different agencies. */
export function countDocuments(
  { documents }: Truth,
  scope: ReadonlySet<string>,
  { id, days }: { id: 'I.5.b' | 'I.10'; days: Days },
): Counted {
  const found = Object.entries(
    shares(
      documents.filter(({ agency }) => scope.has(agency)),
      days,
    ),
  );
  return new Map(found.map(([reading, parts]) => [`${id} ${reading}`, share(...parts)]));
}

/** Agencies whose own share by reading A is below nine tenths. */
export function belowShare({ agencies, documents, quarter }: Truth): string[] {
  return agencies.flatMap(({ code }) => {
    const [numerator, denominator] = shares(
      documents.filter(({ agency }) => agency === code),
      quarter,
    )['A']!;
    return denominator > 0 && numerator * 10 < denominator * 9 ? [code] : [];
  });
}

/** Agencies below any of the three targets of the post, each by its default reading. */
export function belowPost(truth: Truth): string[] {
  const targets = { 'I.5.đ.1 A.at-end': 70, 'I.5.đ.2 A1': 10, 'I.5.đ.3 A1.handed-over': 15 };
  return truth.agencies.flatMap(({ code }) => {
    const own = countPost(truth, new Set([code]), truth.quarter);
    const misses = Object.entries(targets).some(([reading, target]) => {
      const [numerator, denominator] = own.get(reading)!.split('/').map(Number) as [number, number];
      return denominator > 0 && numerator * 100 < denominator * target;
    });
    return misses ? [code] : [];
  });
}

const LEVELS = { '': null, province: 'province', district: 'district', commune: 'commune' } as const;

/** I.11: agencies that are heard, by system, level, and with both systems. */
export function countSystems({ agencies, systems }: Truth): Counted {
  const heard = (kind: string) =>
    new Set(systems.filter((one) => one.kind === kind && one.heard).map(({ agency }) => agency));
  const [documents, oneStop] = [heard('document-management'), heard('one-stop')];
  const found = new Map<string, string>();
  for (const [name, level] of Object.entries(LEVELS)) {
    const own = agencies.filter((one) => level === null || one.level === level);
    const of = (holds: (code: string) => boolean) => share(own.filter(({ code }) => holds(code)).length, own.length);
    found.set(
      `I.11 A.documents${name && `-${name}`}`,
      of((code) => documents.has(code)),
    );
    found.set(
      `I.11 A.one-stop${name && `-${name}`}`,
      of((code) => oneStop.has(code)),
    );
    found.set(
      `I.11 B${name && `.${name}`}`,
      of((code) => documents.has(code) && oneStop.has(code)),
    );
  }
  const lower = Math.min(documents.size, oneStop.size);
  return found.set('I.11 A', share(lower, agencies.length));
}

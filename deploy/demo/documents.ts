import { addDays, type WorkingCalendar } from '#calendar';
import { receptionDays } from './days.js';
import type { DemonstrationAgency } from './mark.js';
import { Random } from './random.js';

/** A line of a register, as an import of it says it. */
export interface RegisterRow {
  agencyCode: string;
  direction: 'outgoing' | 'incoming';
  number: number;
  notation: string;
  issuedOn: string;
  senderCode?: string;
  recipients: string[];
  paperRecipients?: string[];
  others?: { citizens: number };
  class: 'electronic' | 'electronic-with-paper' | 'paper' | 'unknown';
  paperReason?: 'listed' | 'recipient-not-connected' | 'other';
  signed?: boolean;
  arrivedOn?: string;
}

/** What became of a letter at a recipient. */
export type Fate = 'unanswered' | 'refused' | 'received' | 'done';
/** A letter that went over the exchange too, message by message. */
export interface InventedLetter {
  readonly row: RegisterRow;
  readonly fates: readonly (readonly [code: string, fate: Fate])[];
  readonly recalled: boolean;
}

export interface DocumentYear {
  readonly rows: readonly RegisterRow[];
  readonly letters: readonly InventedLetter[];
}

/** Documents sent in the year by an agency of the kind. */
const SENT: Readonly<Record<string, number>> = { department: 110, district: 80, commune: 28 };
/** Notations that say by themselves what they are: DLM is "dữ liệu mẫu". A letter's series is CV, others have their own. */
const NOTATIONS = [
  ['VP-DLM', 12],
  ['BC-DLM', 4],
  ['TB-DLM', 3],
  ['QĐ-DLM', 1],
] as const;
const LETTER = 'VP-DLM';
const LETTERS = 40;
/** Messages are of the time after QĐ 28/2018/QĐ-TTg came into force. */
const IN_FORCE = '2018-09-06';

/** Registers of the year: each agency with habits of its own, two that keep none; the same seed gives the same lines. */
export function documentYear(
  agencies: readonly DemonstrationAgency[],
  calendar: WorkingCalendar,
  seed: number,
  share = 1,
): DocumentYear {
  const random = new Random(seed + 3);
  const days = receptionDays(calendar);
  const communes = agencies.filter(({ kind }) => kind === 'commune');
  const silent = new Set([communes[5], communes[60]].map((one) => one?.code));
  const keepers = agencies.filter(({ code }) => !silent.has(code));
  const sent = keepers.flatMap((agency) => {
    const careful = random.chance(0.25) ? 0.7 + random.next() * 0.2 : 0.93 + random.next() * 0.07;
    const count = Math.max(2, Math.round(SENT[agency.kind]! * share));
    const issued = Array.from({ length: count }, () => random.weighted(days)).sort();
    const numbers = new Map<string, number>();
    return issued.map((issuedOn) => outgoing(random, { agency, keepers, careful, numbers }, issuedOn));
  });
  const letters = lettersOf(random, sent, Math.max(8, Math.round(LETTERS * share)));
  const fates = new Map(letters.map(({ row, fates: all }) => [row, new Map(all)]));
  const known = new Set(keepers.map(({ code }) => code));
  const received = sent.flatMap((row) => arrivals(random, row, { known, fates: fates.get(row) }));
  return { rows: [...sent, ...received], letters };
}

interface Habits {
  readonly agency: DemonstrationAgency;
  readonly keepers: readonly DemonstrationAgency[];
  readonly careful: number;
  readonly numbers: Map<string, number>;
}

function outgoing(random: Random, { agency, keepers, careful, numbers }: Habits, issuedOn: string): RegisterRow {
  const notation = random.weighted(NOTATIONS);
  const number = (numbers.get(notation) ?? 0) + 1;
  numbers.set(notation, number);
  const about = { agencyCode: agency.code, direction: 'outgoing' as const, number, notation, issuedOn };
  if (random.chance(0.05))
    return { ...about, recipients: [], others: { citizens: random.whole(1, 5) }, class: 'paper', paperReason: 'other' };
  const recipients = recipientsOf(random, agency, keepers);
  const how = howSent(random, careful);
  if (how === 'paper') return { ...about, recipients, class: how, paperReason: reasonOf(random) };
  if (how === 'unknown') return { ...about, recipients, class: how };
  const isMixed = recipients.length > 1 && random.chance((1 - careful) / 3);
  return {
    ...about,
    ...{ recipients, class: how, signed: random.chance(0.85) },
    ...(isMixed ? { paperRecipients: recipients.slice(0, 1) } : {}),
  };
}

/** One to four agencies, sometimes one outside the province. */
function recipientsOf(random: Random, { code }: DemonstrationAgency, keepers: readonly DemonstrationAgency[]) {
  const some = Array.from({ length: random.whole(1, 4) }, () => random.pick(keepers).code);
  const others = [...new Set(some)].filter((one) => one !== code);
  return others.length === 0 || random.chance(0.05) ? [...others, '000.00.00.G09'] : others;
}

function howSent(random: Random, careful: number): RegisterRow['class'] {
  const luck = random.next();
  if (luck < careful * 0.9) return 'electronic';
  if (luck < careful) return 'electronic-with-paper';
  return luck < 0.995 ? 'paper' : 'unknown';
}

const reasonOf = (random: Random) =>
  random.weighted([
    ['other', 5],
    ['recipient-not-connected', 3],
    ['listed', 2],
  ] as const);

/** Letters to agencies of the province only, electronic and signed, that went over the exchange as messages. */
function lettersOf(random: Random, sent: readonly RegisterRow[], count: number): InventedLetter[] {
  const fit = sent.filter(
    (row) =>
      row.issuedOn > IN_FORCE &&
      row.notation === LETTER &&
      row.class === 'electronic' &&
      row.signed === true &&
      !row.paperRecipients &&
      row.recipients.every((code) => code.endsWith('.H10')),
  );
  const step = Math.max(1, Math.floor(fit.length / count));
  return fit
    .filter((_, n) => n % step === 0)
    .slice(0, count)
    .map((row, n) => ({
      row,
      fates: row.recipients.map((code) => [code, fateOf(random)] as const),
      recalled: n % 13 === 5,
    }));
}

const fateOf = (random: Random): Fate =>
  random.weighted([
    ['done', 6],
    ['received', 3],
    ['refused', 1],
    ['unanswered', 1],
  ] as const);

interface Receivers {
  readonly known: ReadonlySet<string>;
  readonly fates: ReadonlyMap<string, Fate> | undefined;
}

/** Lines of the receivers' registers; one in twelve forgets, which reconciliation shows. */
function arrivals(random: Random, row: RegisterRow, { known, fates }: Receivers): RegisterRow[] {
  const { number, notation, issuedOn, agencyCode: senderCode } = row;
  return row.recipients
    .filter((code) => known.has(code))
    .filter((code) => (fates ? hasCome(fates.get(code)!) : random.chance(0.92)))
    .map((code) => ({
      ...{ agencyCode: code, direction: 'incoming', number, notation, issuedOn, senderCode, recipients: [code] },
      class: row.paperRecipients?.includes(code) ? 'paper' : row.class,
      ...(row.class === 'paper' || row.paperRecipients?.includes(code)
        ? { paperReason: row.paperReason ?? 'other' }
        : {}),
      ...(row.signed === undefined ? {} : { signed: row.signed }),
      arrivedOn: random.chance(0.8) ? issuedOn : addDays(issuedOn, 1),
    }));
}

const hasCome = (fate: Fate): boolean => fate === 'received' || fate === 'done';

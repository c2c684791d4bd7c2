import { isWorkingDay, nextDay, workingDaysAfter } from './working-days.js';

type Invented = Readonly<Record<string, unknown>>;
interface Request {
  requestedAt: string;
  completedAt: string | null;
  channel: string;
  ownFault: boolean;
}
interface Step {
  at: string;
  recordedAt: string | null;
}
interface Apology {
  issuedOn: string;
  newDueOn: string;
}

/** A stretch in which the term ran, as days. */
interface Stretch {
  from: string;
  due: string;
  to: string | null;
}

/** What is true of an invented dossier at the end of its year. */
export interface Truth {
  readonly agency: string;
  readonly procedure: string;
  readonly channel: string;
  readonly level: number;
  readonly received: string;
  readonly due: string;
  /** Day of the result or refusal. */
  readonly settled: string | null;
  readonly closed: string | null;
  readonly promised: string | null;
  readonly apology: Apology | null;
  readonly requests: readonly { on: string; inPerson: boolean; ownFault: boolean }[];
  readonly stretches: readonly Stretch[];
  readonly linked: boolean;
  readonly vote: { on: string; satisfied: boolean } | null;
  readonly steps: readonly ('in-time' | 'late' | 'unknown')[];
}

const VIETNAM = 7 * 3_600_000;
const local = (instant: string): Date => new Date(Date.parse(instant) + VIETNAM);
const dayOf = (instant: string): string => local(instant).toISOString().slice(0, 10);
const hourOf = (instant: string): number => local(instant).getUTCHours();

export function truthOf(row: Invented): Truth {
  const requests = row['supplements'] as Request[];
  const { length } = row['term'] as { length: number };
  const received = dayOf(row['receivedAt'] as string);
  const closing = row['closing'] as string | undefined;
  const closed = closing ? dayOf(row['completedAt'] as string) : null;
  const apology = (row['apology'] as Apology | undefined) ?? null;
  const stretches = stretchesOf(received, requests, length, closed);
  return {
    agency: row['agencyCode'] as string,
    procedure: row['procedureCode'] as string,
    channel: row['channel'] as string,
    level: row['onlineLevel'] as number,
    received,
    due: stretches.at(-1)!.due,
    settled: closing === 'result' || closing === 'refusal' ? closed : null,
    closed,
    promised: apology?.newDueOn ?? null,
    apology,
    requests: [...visitsOf(row), ...requests.map(requestOf)],
    linked: row['linked'] === true,
    vote: voteOf(row),
    stretches,
    steps: (row['steps'] as Step[]).map(stepOf),
  };
}

const requestOf = ({ requestedAt, channel, ownFault }: Request) => ({
  on: dayOf(requestedAt),
  inPerson: channel === 'counter',
  ownFault,
});

/** Who came to the counter and was sent away has made a trip. */
const visitsOf = (row: Invented) =>
  ((row['visits'] ?? []) as { at: string; ownFault: boolean }[]).map(({ at, ownFault }) => ({
    on: dayOf(at),
    inPerson: true,
    ownFault,
  }));

function voteOf(row: Invented): Truth['vote'] {
  const vote = row['vote'] as { at: string; overall: string } | undefined;
  return vote ? { on: dayOf(vote.at), satisfied: vote.overall !== 'unsatisfied' } : null;
}

/** The term begins anew with every full supplement. */
function stretchesOf(received: string, requests: Request[], length: number, closed: string | null): Stretch[] {
  const begins = [received, ...requests.flatMap(({ completedAt }) => (completedAt ? [dayOf(completedAt)] : []))];
  return begins.map((from, n) => {
    const next = requests[n];
    return { from, due: workingDaysAfter(from, length), to: next ? dayOf(next.requestedAt) : closed };
  });
}

/** Before 15:00 of a working day: the same day; else by 8:00 of the next working day. */
function stepOf({ at, recordedAt }: Step): Truth['steps'][number] {
  if (!recordedAt) return 'unknown';
  const [on, recorded] = [dayOf(at), dayOf(recordedAt)];
  if (recorded <= on) return 'in-time';
  if (isWorkingDay(on) && hourOf(at) < 15) return 'late';
  const next = workingDaysAfter(on, 1);
  return recorded < next || (recorded === next && hourOf(recordedAt) < 8) ? 'in-time' : 'late';
}

/** The day it became late, if it did: the first after its due day on which its term still ran. */
export function lateDay({ due, stretches }: Truth): string | null {
  const { to } = stretches.at(-1)!;
  return to === null || to > due ? nextDay(due) : null;
}

export const isOpenAt = ({ received, closed }: Truth, day: string): boolean =>
  received <= day && !(closed !== null && closed <= day);

export const isOverdueAt = (truth: Truth, day: string): boolean =>
  isOpenAt(truth, day) &&
  truth.stretches.some(({ from, due, to }) => from <= day && due < day && !(to !== null && to <= day));

/** The day of the second request that counts. */
export function secondRequest({ requests }: Truth, counts: (request: Truth['requests'][number]) => boolean) {
  return requests.filter(counts).map(({ on }) => on).sort()[1] ?? null; // prettier-ignore
}

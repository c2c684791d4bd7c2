import fc from 'fast-check';
import { GRADES, type DossierState } from '#contracts';

/** Lives of dossiers for tests: every version of their state, as the dossier service would announce them. */
const START = Date.UTC(2018, 0, 1);
export const dayOf = (number: number): string => new Date(START + number * 86_400_000).toISOString().slice(0, 10);
const numberOf = (day: string): number => (Date.parse(day) - START) / 86_400_000;

const AGENCIES = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const PROCEDURES = [1, 2, 3].map((n) => `aaaaaaaa-aaaa-4aaa-8aaa-00000000000${n}`);
export { AGENCIES as LIFE_AGENCIES };

const ACTS = [
  'wait',
  'supplement',
  'apologise',
  'result',
  'refusal',
  'withdrawal',
  'stop',
  'return',
  'move',
  'undo',
  'shift',
  'vote',
  'link',
] as const;
type ActName = (typeof ACTS)[number];
interface Life {
  received: number;
  term: number | null;
  agency: number;
  procedure: number;
  channel: 'counter' | 'online' | 'post';
  level: number | null;
  acts: { name: ActName; gap: number }[];
}

/** A received dossier without a term unless told otherwise. */
export function aDossier(about: Partial<DossierState> = {}): DossierState {
  const receivedOn = about.receivedOn ?? '2018-03-01';
  return {
    code: '000.00.15.H10-180301-0001',
    ...{ source: null, externalId: null, procedureCode: '1.000178', procedureId: PROCEDURES[0]! },
    ...{ agencyId: AGENCIES[0]!, receivingUnitId: null, channel: 'counter', returnChannel: null },
    ...{ level: null, applicantKind: 'person', submittedAt: null, receivedAt: `${receivedOn}T01:00:00Z`, receivedOn },
    ...{ term: null, firstDueOn: null, lawfulDueAt: null, lawfulDueOn: null, reappointedDueOn: null },
    ...{ completedAt: null, completedOn: null, closing: null, closedOn: null, returnedAt: null, returnedOn: null },
    ...{ status: 4, clocks: [], waits: [], supplements: 0, notOwnFault: false, apology: null, flags: [] },
    steps: { total: 0, inTime: 0, unknown: 0, unrecorded: 0 },
    ...about,
  };
}

function begun({ received, term, agency, procedure, channel, level }: Life): DossierState {
  const due = term === null ? null : dayOf(received + term);
  return aDossier({
    receivedOn: dayOf(received),
    ...{ agencyId: AGENCIES[agency]!, procedureId: PROCEDURES[procedure]!, procedureCode: `1.00000${procedure}` },
    ...{ channel, level, firstDueOn: due, lawfulDueOn: due },
    clocks: [{ start: dayOf(received), dueOn: due, end: null }],
    requests: before(received, level),
    steps: { total: 3, inTime: 2, unknown: level === 1 ? 1 : 0, unrecorded: 0 },
  });
}

type Requests = NonNullable<DossierState['requests']>;

/** Told at the counter before the receipt, or asked already of an earlier dossier of the case, there once or twice. */
function before(received: number, level: number | null): Requests {
  const one = { on: dayOf(received - 1), channel: 'counter' as const, ownFault: false };
  if (level === 2) return [{ ...one, kind: 'counter-visit' }];
  if (level === 3) return [{ ...one, kind: 'earlier-dossier' }];
  return level === 4 ? [0, 1].map(() => ({ ...one, kind: 'earlier-dossier' as const })) : [];
}

const CHANNELS = ['counter', 'post', null] as const;
const asked = (requests: Requests, on: string): Requests => [
  ...requests,
  { on, kind: 'request', channel: CHANNELS[requests.length % 3]!, ownFault: requests.length % 2 === 1 },
];

const VOTE = { convenience: null, timeliness: null, attitude: null, typedIn: false };
const gradeOf = (day: string) => GRADES[numberOf(day) % 3]!;
const PARTICIPANT = {
  ...{ agencyId: AGENCIES[1]!, mode: 'parallel' as const, term: { length: '3', unit: 'working-day' as const } },
  ...{ dueAt: null, finishedAt: null },
};

const isOpen = (state: DossierState): boolean => state.closing === null;
const isWaiting = (state: DossierState): boolean => state.waits.at(-1)?.to === null;

function ended(state: DossierState, day: string): Partial<DossierState> {
  return {
    clocks: state.clocks.map((clock) => ({ ...clock, end: clock.end ?? day })),
    waits: state.waits.map((wait) => ({ ...wait, to: wait.to ?? day })),
  };
}

const CHANGE: Record<ActName, (state: DossierState, day: string) => Partial<DossierState> | null> = {
  wait: (state, day) =>
    isOpen(state) && !isWaiting(state)
      ? {
          ...ended(state, day),
          waits: [...state.waits, { from: day, to: null }],
          supplements: state.supplements + 1,
          requests: asked(state.requests ?? [], day),
        }
      : null,
  supplement: (state, day) => {
    if (!isOpen(state) || !isWaiting(state)) return null;
    const due = dayOf(numberOf(day) + 4);
    return { ...ended(state, day), clocks: [...state.clocks, { start: day, dueOn: due, end: null }], lawfulDueOn: due };
  },
  apologise: (state, day) => {
    const newDueOn = dayOf(numberOf(day) + 5);
    if (!isOpen(state)) return null;
    // Every third day says itself whether it was in time, by another rule than the calendar's days.
    const said = numberOf(day) % 3 === 0 ? { inTime: numberOf(day) % 2 === 0 } : {};
    return { apology: { issuedOn: day, newDueOn, ...said }, reappointedDueOn: newDueOn };
  },
  result: (state, day) => closed(state, day, 'result'),
  refusal: (state, day) => closed(state, day, 'refusal'),
  withdrawal: (state, day) => closed(state, day, 'withdrawal'),
  stop: (state, day) => closed(state, day, 'stop'),
  return: (state, day) => (state.closing === 'result' ? { returnedOn: day } : null),
  move: (state) => ({ agencyId: AGENCIES[state.agencyId === AGENCIES[0] ? 1 : 0]!, channel: 'online', level: 3 }),
  undo: (state) =>
    isOpen(state)
      ? null
      : { closing: null, closedOn: null, completedOn: null, returnedOn: null, clocks: state.clocks.map(reopened) },
  vote: (state, day) =>
    state.closing === 'result' && !state.vote ? { vote: { ...VOTE, votedOn: day, overall: gradeOf(day) } } : null,
  link: (state, day) =>
    isOpen(state) && !state.participants ? { participants: [{ ...PARTICIPANT, startedAt: `${day}T01:00:00Z` }] } : null,
  shift: (state) => ({ receivedOn: dayOf(numberOf(state.receivedOn) - 2) }),
};

const reopened = (clock: DossierState['clocks'][number], index: number, all: readonly unknown[]) =>
  index === all.length - 1 ? { ...clock, end: null } : clock;

function closed(
  state: DossierState,
  day: string,
  closing: NonNullable<DossierState['closing']>,
): Partial<DossierState> | null {
  if (!isOpen(state)) return null;
  const settled = closing === 'result' || closing === 'refusal';
  return { ...ended(state, day), closing, closedOn: day, completedOn: settled ? day : null };
}

/** Every state of a life, in order. */
export function statesOf(life: Life): DossierState[] {
  const states = [begun(life)];
  let day = life.received;
  for (const { name, gap } of life.acts) {
    day += gap;
    const state = states.at(-1)!;
    const change = CHANGE[name](state, dayOf(day));
    if (change) states.push({ ...state, ...change });
  }
  return states;
}

/** Random lives within 2018, among them waiting, overdue, reversed, corrected and moved ones. */
export const lives = (most: number): fc.Arbitrary<Life[]> =>
  fc.array(
    fc.record<Life>({
      received: fc.integer({ min: 2, max: 330 }),
      term: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 8 }),
      agency: fc.integer({ min: 0, max: 1 }),
      procedure: fc.integer({ min: 0, max: 2 }),
      channel: fc.constantFrom('counter', 'online', 'post'),
      level: fc.option(fc.integer({ min: 1, max: 4 })),
      acts: fc.array(fc.record({ name: fc.constantFrom(...ACTS), gap: fc.integer({ min: 0, max: 9 }) }), {
        maxLength: 7,
      }),
    }),
    { minLength: 1, maxLength: most },
  );

const apologisedInTime = ({ apology, lawfulDueOn }: DossierState): boolean =>
  apology !== null && (apology.inTime ?? apology.issuedOn < lawfulDueOn!);

/** How often each is so, counted straight from the states: shares no code with facts and cells. */
export function oracle(states: readonly DossierState[], from: string, to: string) {
  const within = (day: string | null | undefined) => Boolean(day && day >= from && day <= to);
  const count = (holds: (state: DossierState) => boolean) => states.filter(holds).length;
  const settled = (state: DossierState) => state.closing === 'result' || state.closing === 'refusal';
  const late = (state: DossierState) => Boolean(state.lawfulDueOn && state.completedOn! > state.lawfulDueOn);
  const becameLate = ({ lawfulDueOn: due, closedOn, clocks, receivedOn }: DossierState) => {
    const stopped = closedOn ?? clocks[clocks.length - 1]!.end;
    const out = due && (!stopped || stopped > due);
    return out ? dayOf(Math.max(numberOf(due) + 1, numberOf(receivedOn))) : null;
  };
  const lateIn = (s: DossierState) => within(becameLate(s));
  const again = (s: DossierState, counts: (one: Requests[number]) => boolean) => {
    const its = s.requests!.filter(counts);
    const others = its.filter(({ kind }) => kind !== 'earlier-dossier').map(({ on }) => on);
    const needed = 2 - (its.length - others.length);
    return needed > 0 && within(others.sort()[needed - 1]);
  };
  const openAt = (state: DossierState, day: string) =>
    state.receivedOn <= day && !(state.closedOn && state.closedOn <= day);
  return {
    received: count((s) => within(s.receivedOn)),
    settled: count((s) => settled(s) && within(s.completedOn)),
    'settled-late': count((s) => settled(s) && within(s.completedOn) && late(s)),
    'settled-early': count(
      (s) => settled(s) && within(s.completedOn) && Boolean(s.lawfulDueOn && s.completedOn! < s.lawfulDueOn),
    ),
    withdrawn: count((s) => s.closing === 'withdrawal' && within(s.closedOn)),
    stopped: count((s) => s.closing === 'stop' && within(s.closedOn)),
    refused: count((s) => s.closing === 'refusal' && within(s.completedOn)),
    returned: count((s) => within(s.returnedOn)),
    'received-settled-timely': count((s) => within(s.receivedOn) && settled(s) && !late(s)),
    late: count(lateIn),
    'late-apologised': count((s) => lateIn(s) && s.apology !== null),
    'late-apologised-in-time': count((s) => lateIn(s) && apologisedInTime(s)),
    'late-new-date-kept': count(
      (s) => lateIn(s) && s.apology !== null && settled(s) && s.completedOn! <= s.apology.newDueOn!,
    ),
    votes: count((s) => within(s.vote?.votedOn)),
    'votes-satisfied': count((s) => within(s.vote?.votedOn) && s.vote!.overall !== 'unsatisfied'),
    'received-linked': count((s) => within(s.receivedOn) && Boolean(s.participants)),
    'supplemented-again': count((s) => again(s, () => true)),
    'supplemented-again-in-person': count((s) => again(s, ({ channel }) => channel !== 'post')),
    'supplemented-again-blameless': count((s) => again(s, ({ ownFault }) => !ownFault)),
    open: count((s) => openAt(s, to)),
    'open-waiting': count((s) => openAt(s, to) && s.waits.some((w) => w.from <= to && !(w.to && w.to <= to))),
    'open-overdue': count(
      (s) => openAt(s, to) && s.clocks.some((c) => c.start <= to && c.dueOn && c.dueOn < to && !(c.end && c.end <= to)),
    ),
  };
}

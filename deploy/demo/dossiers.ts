import { dueDate, type WorkingCalendar } from '#calendar';
import { officeMoment, receptionDays, shift } from './days.js';
import { MARK, type DemonstrationAgency } from './mark.js';
import { levelOn, type DemonstrationProcedure } from './procedures.js';
import { Random } from './random.js';

/** How many dossiers an agency of a kind receives in the year: 20 × 420 + 11 × 500 + 111 × 70 = 21,670. */
const VOLUME: Record<string, number> = { department: 420, district: 500, commune: 70 };
const END = '2018-12-31';
type Row = Record<string, unknown>;

interface Making {
  random: Random;
  calendar: WorkingCalendar;
  procedure: DemonstrationProcedure;
  received: string;
  lateShare: number;
}

const dayOf = (instant: string): string => instant.slice(0, 10);

/** How missing papers come: most people still bring them. */
const SUPPLEMENTED_BY = [
  ['counter', 6],
  ['online', 3],
  ['post', 1],
] as const;

function supplements({ random, calendar, received }: Making): { rows: Row[]; from: string } {
  const count = random.weighted([
    [0, 93],
    [1, 6.3],
    [2, 0.7],
  ] as const);
  const rows: Row[] = [];
  let from = received;
  for (let n = 0; n < count; n++) {
    const requestedOn = shift(dayOf(from), random.whole(1, 2), calendar);
    const completedOn = shift(requestedOn, random.whole(1, 8), calendar);
    const completedAt = officeMoment(random, completedOn);
    rows.push({
      requestedAt: officeMoment(random, requestedOn),
      completedAt,
      channel: random.weighted(SUPPLEMENTED_BY),
      ownFault: random.chance(0.3),
    });
    from = completedAt;
  }
  return { rows, from };
}

/** The day the result is ready: mostly before the due date, a few per cent after it. */
function readyOn(making: Making, from: string, dueOn: string): string {
  const { random, calendar, lateShare } = making;
  const first = dayOf(from);
  if (random.chance(lateShare))
    return shift(
      dueOn,
      random.weighted([
        [1, 6],
        [2, 3],
        [5, 2],
        [9, 1],
      ] as const),
      calendar,
    );
  if (random.chance(0.35) || first >= dueOn) return dueOn;
  const early = random.whole(1, Math.max(1, Math.floor(making.procedure.termDays * 0.6)));
  const ready = shift(dueOn, -early, calendar);
  return ready < first ? first : ready;
}

function steps({ random, received }: Making, until: string | null): Row[] {
  const rooms = ['Bộ phận Một cửa', 'Chuyên viên thụ lý', 'Lãnh đạo phòng', 'Lãnh đạo đơn vị'];
  const last = until ?? received;
  const span = Math.max(0, Date.parse(last) - Date.parse(received));
  return rooms.slice(1).map((to, index) => {
    const at = new Date(Date.parse(received) + Math.floor((span * (index + 0.2)) / 3.2));
    const delay = random.chance(0.02) ? 30 * 3_600_000 : random.whole(0, 12) * 60_000;
    const recordedAt = random.chance(0.004) ? null : new Date(at.getTime() + delay).toISOString();
    return { at: at.toISOString(), recordedAt, from: rooms[index], to, action: 'chuyển xử lý' };
  });
}

function apology({ random, calendar }: Making, dueOn: string, readyDay: string, number: number): Row {
  if (!random.chance(0.88)) return {};
  const newDueOn = shift(readyDay, random.chance(0.9) ? 0 : -1, calendar);
  const issuedOn = shift(dueOn, random.chance(0.8) ? -1 : 1, calendar);
  if (newDueOn <= dueOn) return {};
  return {
    apology: { number: `${number}/PXL`, issuedOn, reason: MARK, newDueOn },
    reappointedDueAt: `${newDueOn}T17:00:00+07:00`,
  };
}

const FATES = [
  ['result', 957],
  ['refusal', 22],
  ['withdrawal', 15],
  ['stop', 6],
] as const;
const COLLECTED_AFTER = [
  [0, 5],
  [1, 3],
  [3, 2],
] as const;

/** How the dossier ended, if it did within the year. */
function ending(making: Making, from: string, dueOn: string, number: number): Row {
  const { random, calendar } = making;
  const fate = random.weighted(FATES);
  if (fate === 'withdrawal' || fate === 'stop') {
    const on = shift(dayOf(from), random.whole(1, 4), calendar);
    if (on > END) return { status: 4 };
    return { status: fate === 'withdrawal' ? 7 : 8, closing: fate, completedAt: later(officeMoment(random, on), from) };
  }
  const ready = readyOn(making, from, dueOn);
  const late = ready > dueOn ? apology(making, dueOn, ready, number) : {};
  if (ready > END) return { status: 4, ...(dueOn < END ? late : {}) };
  const completedAt = later(officeMoment(random, ready), from);
  const settled = { closing: fate, completedAt, resultNumber: `${number}/KQ`, ...late };
  return { ...settled, ...collection(making, ready, completedAt) };
}

const GRADES = [
  ['very-satisfied', 58],
  ['satisfied', 33],
  ['unsatisfied', 9],
] as const;

function collection({ random, calendar, procedure }: Making, ready: string, completedAt: string): Row {
  const on = shift(ready, random.weighted(COLLECTED_AFTER), calendar);
  if (on > END) return { status: 9 };
  const returnChannel = procedure.post && random.chance(0.18) ? 'post' : 'counter';
  const returnedAt = later(officeMoment(random, on), completedAt);
  const vote = random.chance(0.15) ? { vote: { at: returnedAt, overall: random.weighted(GRADES) } } : {};
  return { status: 10, returnedAt, returnChannel, ...vote };
}

const later = (a: string, b: string): string => (a < b ? b : a);

/** Told at the counter what is missing (form 02), before there was a receipt. */
const visit = ({ random, calendar, received }: Making): Row => ({
  at: officeMoment(random, shift(dayOf(received), -random.whole(1, 3), calendar)),
  ownFault: random.chance(0.3),
});

function beside(making: Making, channel: string): Row {
  const { random, procedure } = making;
  return {
    ...(channel === 'counter' && random.chance(0.03) ? { visits: [visit(making)] } : {}),
    ...(procedure.linked && random.chance(0.7) ? { linked: true } : {}),
  };
}

function dossier(making: Making, agencyCode: string, number: number): Row {
  const { random, calendar, procedure, received } = making;
  const level = levelOn(procedure, dayOf(received));
  const channel =
    level >= 3 && random.chance(0.42) ? 'online' : procedure.post && random.chance(0.14) ? 'post' : 'counter';
  const { rows, from } = supplements(making);
  const { dueOn } = dueDate({ from, length: procedure.termDays, unit: 'working-day' }, calendar);
  const waiting = dayOf(from) > END;
  const end: Row = waiting ? { status: 5 } : ending(making, from, dueOn, number);
  const given = waiting ? [...rows.slice(0, -1), { ...rows.at(-1), completedAt: null }] : rows;
  return {
    externalId: `DLM-${String(number).padStart(6, '0')}`,
    source: MARK,
    agencyCode,
    procedureCode: procedure.code,
    onlineLevel: level,
    channel,
    applicantKind: random.chance(0.8) ? 'person' : 'organisation',
    submittedAt: channel === 'online' ? received : null,
    ...beside(making, channel),
    receivedAt: received,
    term: { length: procedure.termDays, unit: 'working-day' },
    supplements: given,
    steps: steps(making, (end.completedAt as string | undefined) ?? null),
    ...end,
  };
}

/** One procedure in six has no dossier all year, as everywhere: that is what I.5.a looks for. */
const isQuiet = ({ code }: DemonstrationProcedure): boolean => Number(code.slice(2)) % 6 === 0;

/**
 * The dossiers of 2018 in the order of agencies; the same seed gives the same rows. At most the year's end is known of each.
 * @param share of the year's volume, for tests that need not all of it
 */
export function* demonstrationDossiers(
  agencies: readonly DemonstrationAgency[],
  procedures: readonly DemonstrationProcedure[],
  calendar: WorkingCalendar,
  seed: number,
  share = 1,
): Generator<Row> {
  const random = new Random(seed + 1);
  const days = receptionDays(calendar);
  let number = 0;
  for (const agency of agencies) {
    const offered = procedures.filter((procedure) => procedure.agencies.includes(agency.code) && !isQuiet(procedure));
    if (offered.length === 0) continue;
    const lateShare = 0.03 + random.next() * 0.05;
    const favourites = offered.map((procedure, index) => [procedure, 1 / (1 + (index % 12))] as const);
    for (let n = 0; n < Math.ceil(VOLUME[agency.kind]! * share); n++) {
      const received = officeMoment(random, random.weighted(days));
      const making = { random, calendar, procedure: random.weighted(favourites), received, lateShare };
      yield dossier(making, agency.code, ++number);
    }
  }
}

import { addDays, CalendarError, daysBetween, dueDate, instantOf, vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, type NotAcceptedReason, type OpinionState, type Petitioner, type ReceiveOpinion } from '#contracts';

/** The department's own promise for public answers (letter 600/STTTT-VP, I.3.đ). */
const PUBLIC_ANSWER = { length: 3, unit: 'working-day' } as const;

/** A line of the register before it has its number. */
export type Reception = Omit<OpinionState, 'number' | 'receivedAt' | 'answeredAt'> & {
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
};

interface Ground {
  readonly agencyId: string;
  readonly calendar: WorkingCalendar;
  /** The caller speaks for themself, on the web. */
  readonly isCitizen: boolean;
}

/** A line of the register of opinions, or why it can't be one. NĐ 20/2008 Art.7, 9; letter I.3.đ. */
export function receive(command: ReceiveOpinion, ground: Ground, now: Date): Reception {
  const receivedAt = receptionInstant(command, ground, now);
  const kind = command.kind ?? 'opinion';
  const notAcceptedReasons = lacking(command.petitioner);
  const accepted = notAcceptedReasons.length === 0;
  return {
    agencyId: ground.agencyId,
    channel: command.channel,
    kind,
    status: accepted ? 'open' : 'not-accepted',
    notAcceptedReasons,
    receivedAt,
    receivedOn: vietnamDay(receivedAt),
    ...(accepted && kind === 'opinion' ? dueFacts(receivedAt, ground.calendar) : NOTHING_DUE),
    answeredAt: null,
    answeredOn: null,
  };
}

const NOTHING_DUE = { dueAt: null, dueOn: null, provisional: false };

function dueFacts(receivedAt: Date, calendar: WorkingCalendar): Pick<Reception, 'dueAt' | 'dueOn' | 'provisional'> {
  const { dueAt, dueOn, provisional } = publicAnswerDue(receivedAt, calendar);
  return { dueAt: new Date(dueAt), dueOn, provisional };
}

function receptionInstant({ channel, receivedAt }: ReceiveOpinion, { isCitizen }: Ground, now: Date): Date {
  if (isCitizen && (channel !== 'web' || receivedAt)) throw new Problem('refused', 'feedback.citizens-use-the-web');
  const at = receivedAt ? new Date(receivedAt) : now;
  if (at > now) throw new Problem('refused', 'feedback.received-in-future');
  return at;
}

/** Who does not say who they are is not accepted, and the register says why (NĐ 20/2008 Art.7, 9). */
function lacking(petitioner: Petitioner | null | undefined): NotAcceptedReason[] {
  const { name, address, phone } = petitioner ?? {};
  const given: [NotAcceptedReason, unknown][] = [
    ['no-name', name],
    ['no-address', address],
    ['no-phone', phone],
  ];
  return given.filter(([, value]) => !value).map(([reason]) => reason);
}

/** The day of receipt is not counted (BLDS 2015 Art.147.3); after closing time it is received on the next day. */
export function publicAnswerDue(receivedAt: Date, calendar: WorkingCalendar): ReturnType<typeof dueDate> {
  try {
    return dueDate({ ...PUBLIC_ANSWER, from: countedFrom(receivedAt, calendar) }, calendar);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new Problem('refused', 'feedback.calendar-range', { year: vietnamDay(receivedAt).slice(0, 4) });
  }
}

function countedFrom(receivedAt: Date, calendar: WorkingCalendar): Date {
  const day = vietnamDay(receivedAt);
  const [today] = daysBetween(day, day, calendar);
  const closing = new Date(instantOf(day, '00:00')).getTime() + calendar.hoursOf(Number(day.slice(0, 4))).closing;
  const closed = today!.working && receivedAt.getTime() > closing;
  return closed ? new Date(instantOf(addDays(day, 1), '00:00')) : receivedAt;
}

/** The opinion with its public answer, or why it can't have one. */
export function answer<O extends Reception & { number: string }>(opinion: O, now: Date): O {
  const { number, status } = opinion;
  if (status === 'not-accepted') throw new Problem('refused', 'feedback.not-accepted', { number });
  if (status === 'answered') throw new Problem('conflict', 'feedback.answered-already', { number });
  return { ...opinion, status: 'answered', answeredAt: now, answeredOn: vietnamDay(now) };
}

/** By dates, like every term; null where nothing is due or nothing is answered yet. */
export function inTime({ answeredOn, dueOn }: Pick<Reception, 'answeredOn' | 'dueOn'>): boolean | null {
  return answeredOn === null || dueOn === null ? null : answeredOn <= dueOn;
}

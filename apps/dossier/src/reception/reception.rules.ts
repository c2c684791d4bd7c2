import { CalendarError, closingOf, dueDate, vietnamDay, type Due, type WorkingCalendar } from '#calendar';
import { Problem, type DossierFlag, type ReceiveDossier, type StatedTerm, type TermUnit } from '#contracts';
import type { Ground } from '../catalogue-copy.js';
import { changed, newFacts, type Facts } from '../dossier.rules.js';

/** Stands for the code until the statement that writes the row has counted it. */
export const CODE_TO_COME = '@@CODE@@';

/**
 * When it is received: now; earlier with a reason when it was first written in the paper book; of a dossier that came by post
 * when the minutes of the hand-over were signed, never when the post accepted it (QĐ 45/2016 Art.7.4).
 */
export function receptionInstant(command: ReceiveDossier, now: Date): Date {
  const { receivedAt, handedOverAt, channel, entryReason } = command;
  if (handedOverAt) {
    if (channel !== 'post' || receivedAt) throw new Problem('invalid', 'dossier.handed-over');
    return notLaterThan(now, handedOverAt, 'handedOverAt');
  }
  if (!receivedAt) return now;
  const at = notLaterThan(now, receivedAt, 'receivedAt');
  if (!entryReason && vietnamDay(at) !== vietnamDay(now)) throw new Problem('refused', 'dossier.entered-later');
  return at;
}

function notLaterThan(now: Date, instant: string, field: string): Date {
  const at = new Date(instant);
  if (at > now) throw new Problem('refused', 'dossier.in-the-future', { field });
  return at;
}

type Known = Ground & Required<Pick<Ground, 'agency' | 'procedure'>>;

/**
 * The ground of a dossier that may be received that day. NĐ 63/2010 Art.14: an abolished procedure takes no new dossier; one that
 * the province has yet to publish is taken in and says so.
 */
export function assertReceivable(command: ReceiveDossier, ground: Ground, day: string): asserts ground is Known {
  const { procedure } = ground;
  assertPlace(command, ground, day);
  if (!procedure) throw new Problem('refused', 'dossier.procedure-unknown', { code: command.procedureCode });
  if (command.awaitingPublication && isUnpublished(procedure)) return;
  if (!ground.inForce && !ground.awaiting)
    throw new Problem('refused', 'dossier.procedure-not-in-force', { code: command.procedureCode });
}

function assertPlace({ agencyCode: code, receivingUnit }: ReceiveDossier, { agency, unit }: Ground, day: string): void {
  if (!agency) throw new Problem('refused', 'dossier.agency-unknown', { code });
  if (receivingUnit && !unit) throw new Problem('refused', 'dossier.agency-unknown', { code: receivingUnit });
  if ((agency.from && day < agency.from) || (agency.to && day > agency.to))
    throw new Problem('refused', 'dossier.agency-not-in-force', { code });
}

/** In force by the centre's rule but not yet published by the province: received as "chờ công bố", never outside the system. */
const isUnpublished = ({ versions }: NonNullable<Ground['procedure']>): boolean =>
  versions.every(({ status }) => status === 'draft');

/** A received dossier, still without its number of the day. Term by BLDS 2015 Art.147–148. */
export function receive(id: string, command: ReceiveDossier, ground: Ground, at: { received: Date; now: Date }): Facts {
  const day = vietnamDay(at.received);
  assertReceivable(command, ground, day);
  const facts = command.immediate
    ? immediateFacts(at.received, ground.calendar)
    : termFacts(command, ground, at.received);
  return changed(submitted(id, command, ground, at), facts, {
    code: CODE_TO_COME,
    flags: [...flagsOf(command, ground, day !== vietnamDay(at.now)), ...facts.flags],
  });
}

function flagsOf(command: ReceiveDossier, ground: Ground, later: boolean): DossierFlag[] {
  const flags: DossierFlag[] = later ? ['entered-later'] : [];
  if (command.offlineNumber) flags.push('offline-number');
  if (!ground.inForce || ground.awaiting) flags.push('awaiting-publication');
  return flags;
}

function termFacts(command: ReceiveDossier, ground: Ground, receivedAt: Date) {
  const term = termOf(command, ground);
  const due = dueOf(term, receivedAt, ground.calendar);
  return { ...receptionFacts(term, due, receivedAt), flags: due.provisional ? ['calendar-provisional'] : [] };
}

/** Settled at once: no receipt and no term, due the same day (NĐ 61/2018 Art.17.4). */
function immediateFacts(receivedAt: Date, calendar: WorkingCalendar) {
  const receivedOn = vietnamDay(receivedAt);
  const due = { dueAt: closingOn(receivedOn, calendar), dueOn: receivedOn, provisional: false };
  const facts = receptionFacts({ length: '0', unit: 'day' }, due, receivedAt);
  return { ...facts, termLength: null, termUnit: null, flags: ['immediate-result'] };
}

function closingOn(day: string, calendar: WorkingCalendar): string {
  try {
    return closingOf(day, calendar);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new Problem('refused', 'dossier.calendar-range', { year: day.slice(0, 4) });
  }
}

/** A submission on the portal: its own queue, no term yet. */
export function submit(
  id: string,
  command: ReceiveDossier,
  ground: Ground,
  about: { now: Date; trackingNumber: string; queueDueAt: Date | null },
): Facts {
  assertReceivable(command, ground, vietnamDay(about.now));
  const { now, trackingNumber, queueDueAt } = about;
  return changed(submitted(id, command, ground, { now }), { submittedAt: now, trackingNumber, queueDueAt });
}

/** The submission becomes a dossier: the term begins at reception, never at submission. */
export function accept(submission: Facts, ground: Ground, at: Date, unitId: string | null): Facts {
  const { procedureCode: code, channel } = submission;
  const stated =
    submission.termLength && submission.termUnit ? { length: submission.termLength, unit: submission.termUnit } : null;
  const term = stated ?? ground.term;
  if (!term) throw new Problem('refused', 'dossier.term-unknown', { code, channel });
  const due = dueOf(term, at, ground.calendar);
  return changed(submission, receptionFacts(term, due, at), {
    procedureVersion: ground.version,
    receivingUnitId: unitId ?? submission.receivingUnitId,
    flags: [
      ...submission.flags,
      ...(due.provisional ? ['calendar-provisional'] : []),
      ...(ground.awaiting ? ['awaiting-publication'] : []),
      ...(submission.queueDueAt && at > submission.queueDueAt ? ['received-late'] : []),
    ],
    lastActAt: at,
  });
}

function termOf(command: ReceiveDossier, ground: Ground): StatedTerm {
  const own = command.term ? { length: String(command.term.length), unit: command.term.unit } : null;
  const term = ground.term ?? own;
  if (!term)
    throw new Problem('refused', 'dossier.term-unknown', { code: command.procedureCode, channel: command.channel });
  return term;
}

/** Due date of a term; outside the calendar's years a `Problem` says so. */
export function dueOf(term: { length: string; unit: TermUnit }, from: Date, calendar: WorkingCalendar): Due {
  try {
    return dueDate({ length: Number(term.length), unit: term.unit, from }, calendar);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new Problem('refused', 'dossier.calendar-range', { year: vietnamDay(from).slice(0, 4) });
  }
}

function receptionFacts(term: StatedTerm, due: Due, receivedAt: Date) {
  const dueAt = new Date(due.dueAt);
  const receivedOn = vietnamDay(receivedAt);
  return {
    receivedAt,
    receivedOn,
    termLength: term.length,
    termUnit: term.unit,
    termFrom: receivedAt,
    firstDueAt: dueAt,
    lawfulDueAt: dueAt,
    lawfulDueOn: due.dueOn,
    status: 2 as const,
    clocks: [{ start: receivedOn, dueOn: due.dueOn, end: null }],
  };
}

function submitted(id: string, command: ReceiveDossier, ground: Known, at: { now: Date; received?: Date }): Facts {
  const { procedure, agency, unit, level, term } = ground;
  const named = { id, procedureCode: procedure!.code, agencyId: agency!.id, channel: command.channel };
  // Kept only where the catalogue states no term: then it counts at reception.
  const own = term ? undefined : command.term;
  return newFacts(
    { ...named, lastActAt: at.received ?? at.now },
    {
      procedureId: procedure!.id,
      procedureVersion: ground.version,
      receivingUnitId: unit?.id ?? null,
      returnChannel: command.returnChannel ?? null,
      level,
      applicantKind: command.applicantKind ?? null,
      termLength: own ? String(own.length) : null,
      termUnit: own?.unit ?? null,
    },
  );
}

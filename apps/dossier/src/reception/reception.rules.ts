import { CalendarError, dueDate, vietnamDay, type Due, type WorkingCalendar } from '#calendar';
import { Problem, type ReceiveDossier, type StatedTerm, type TermUnit } from '#contracts';
import type { Ground } from '../catalogue-copy.js';
import { changed, newFacts, type Facts } from '../dossier.rules.js';

/** Stands for the code until the statement that writes the row has counted it. */
export const CODE_TO_COME = '@@CODE@@';

/** When it is received: now, or earlier with a reason when it was first written in the paper book. */
export function receptionInstant(command: Pick<ReceiveDossier, 'receivedAt' | 'entryReason'>, now: Date): Date {
  if (!command.receivedAt) return now;
  const at = new Date(command.receivedAt);
  if (at > now) throw new Problem('refused', 'dossier.in-the-future', { field: 'receivedAt' });
  if (vietnamDay(at) !== vietnamDay(now) && !command.entryReason) throw new Problem('refused', 'dossier.entered-later');
  return at;
}

type Known = Ground & Required<Pick<Ground, 'agency' | 'procedure'>>;

/** The ground of a dossier that may be received that day. NĐ 63/2010 Art.14: an abolished procedure takes no new dossier. */
export function assertReceivable(command: ReceiveDossier, ground: Ground, day: string): asserts ground is Known {
  const { agency, unit, procedure } = ground;
  if (!agency) throw new Problem('refused', 'dossier.agency-unknown', { code: command.agencyCode });
  if (command.receivingUnit && !unit)
    throw new Problem('refused', 'dossier.agency-unknown', { code: command.receivingUnit });
  if ((agency.from && day < agency.from) || (agency.to && day > agency.to))
    throw new Problem('refused', 'dossier.agency-not-in-force', { code: command.agencyCode });
  if (!procedure) throw new Problem('refused', 'dossier.procedure-unknown', { code: command.procedureCode });
  if (!ground.inForce) throw new Problem('refused', 'dossier.procedure-not-in-force', { code: command.procedureCode });
}

/** A received dossier, still without its number of the day. Term by BLDS 2015 Art.147–148. */
export function receive(id: string, command: ReceiveDossier, ground: Ground, at: { received: Date; now: Date }): Facts {
  const day = vietnamDay(at.received);
  assertReceivable(command, ground, day);
  const term = termOf(command, ground);
  const due = dueOf(term, at.received, ground.calendar);
  const later = vietnamDay(at.now) !== day ? ['entered-later'] : [];
  const flags = [...later, ...(due.provisional ? ['calendar-provisional'] : [])];
  return changed(submitted(id, command, ground, at), receptionFacts(term, due, at.received), {
    code: CODE_TO_COME,
    flags,
  });
}

/** A submission on the portal: its own queue, no term yet. */
export function submit(
  id: string,
  command: ReceiveDossier,
  ground: Ground,
  about: { now: Date; trackingNumber: string },
): Facts {
  assertReceivable(command, ground, vietnamDay(about.now));
  const { now, trackingNumber } = about;
  return changed(submitted(id, command, ground, { now }), { submittedAt: now, trackingNumber });
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
    receivingUnitId: unitId ?? submission.receivingUnitId,
    flags: due.provisional ? ['calendar-provisional'] : [],
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
      receivingUnitId: unit?.id ?? null,
      returnChannel: command.returnChannel ?? null,
      level,
      applicantKind: command.applicantKind ?? null,
      termLength: own ? String(own.length) : null,
      termUnit: own?.unit ?? null,
    },
  );
}

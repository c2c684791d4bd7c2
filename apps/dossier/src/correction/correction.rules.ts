import { vietnamDay } from '#calendar';
import { APPLICANT_KINDS, CHANNELS, isInstant, Problem } from '#contracts';
import type { ApplicantKind, Channel, CorrectDossier, Correctable } from '#contracts';
import type { Moment } from '../acts.service.js';
import type { Ground } from '../catalogue-copy.js';
import type { Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

type Correct = (moment: Moment, value: string, ground: Ground) => Partial<Facts>;

const wrong = (field: Correctable): Problem => new Problem('invalid', 'dossier.correction-value', { field });

function chosen<T extends string>(values: readonly T[], value: string, field: Correctable): T {
  const found = values.find((one) => one === value);
  if (!found) throw wrong(field);
  return found;
}

function instant(value: string, field: Correctable, bounds: { from: Date | null; to: Date }): Date {
  const at = isInstant(value) ? new Date(value) : null;
  if (!at || at > bounds.to || (bounds.from && at < bounds.from)) throw wrong(field);
  return at;
}

const FIELDS: Partial<Record<Correctable, Correct>> = {
  channel: (_, value) => ({ channel: chosen<Channel>(CHANNELS, value, 'channel') }),
  returnChannel: (_, value) => ({ returnChannel: chosen<Channel>(CHANNELS, value, 'returnChannel') }),
  applicantKind: (_, value) => ({ applicantKind: chosen<ApplicantKind>(APPLICANT_KINDS, value, 'applicantKind') }),
  receivingUnit: (_, value, { unit }) => {
    if (!unit) throw new Problem('refused', 'dossier.agency-unknown', { code: value });
    return { receivingUnitId: unit.id };
  },
  receivedAt: correctReception,
  completedAt: correctCompletion,
  returnedAt: ({ dossier, now }, value) => {
    if (!dossier.returnedAt) throw wrong('returnedAt');
    return { returnedAt: instant(value, 'returnedAt', { from: dossier.completedAt, to: now }) };
  },
  procedureCode: correctProcedure,
};

/** The dossier with one field put right. Only dossiers of this system: others are corrected at their source and imported again. */
export function correct(moment: Moment, command: CorrectDossier, ground: Ground): Facts {
  const change = FIELDS[command.field];
  return change ? { ...moment.dossier, ...change(moment, command.value, ground) } : moment.dossier;
}

/** Within its day: the code holds the day of reception and never changes (TT 01/2018 Art.19). */
function correctReception({ dossier, now, calendar }: Moment, value: string): Partial<Facts> {
  const receivedAt = instant(value, 'receivedAt', { from: dossier.submittedAt, to: now });
  if (vietnamDay(receivedAt) !== dossier.receivedOn) throw wrong('receivedAt');
  if (dossier.completedAt && receivedAt > dossier.completedAt) throw wrong('receivedAt');
  const restarted = dossier.termFrom?.getTime() !== dossier.receivedAt?.getTime();
  return { receivedAt, ...(restarted ? {} : termFacts(dossier, receivedAt, calendar)) };
}

function correctCompletion({ dossier, now }: Moment, value: string): Partial<Facts> {
  if (!dossier.completedAt) throw wrong('completedAt');
  const latest = dossier.returnedAt ?? now;
  const completedAt = instant(value, 'completedAt', { from: dossier.termFrom ?? dossier.receivedAt, to: latest });
  const day = vietnamDay(completedAt);
  const clocks = dossier.clocks.map((clock, n) => (n === dossier.clocks.length - 1 ? { ...clock, end: day } : clock));
  return { completedAt, completedOn: day, closedOn: day, clocks };
}

/** The right procedure brings its own term, counted from where the term began. */
function correctProcedure(
  { dossier, calendar }: Moment,
  value: string,
  { procedure, version, term, level }: Ground,
): Partial<Facts> {
  if (!procedure) throw new Problem('refused', 'dossier.procedure-unknown', { code: value });
  const kept = dossier.termLength && dossier.termUnit ? { length: dossier.termLength, unit: dossier.termUnit } : null;
  const stated = term ?? kept;
  if (!stated) throw new Problem('refused', 'dossier.term-unknown', { code: value, channel: dossier.channel });
  const changed = { ...dossier, termLength: stated.length, termUnit: stated.unit };
  const named = { procedureCode: procedure.code, procedureId: procedure.id, procedureVersion: version, level };
  return {
    ...named,
    termLength: stated.length,
    termUnit: stated.unit,
    ...termFacts(changed, dossier.termFrom, calendar),
  };
}

function termFacts(dossier: Facts, from: Date | null, calendar: Moment['calendar']): Partial<Facts> {
  const { termLength: length, termUnit: unit, clocks } = dossier;
  if (!from || !length || !unit) return {};
  const due = dueOf({ length, unit }, from, calendar);
  const last = clocks.length - 1;
  return {
    termFrom: from,
    lawfulDueAt: new Date(due.dueAt),
    lawfulDueOn: due.dueOn,
    clocks: clocks.map((clock, n) => (n === last ? { ...clock, dueOn: due.dueOn } : clock)),
  };
}

import { offeringRecorded, procedureRecorded } from '#contracts';
import type { Actor, NewEvent } from '#contracts';
import type { OfferingState } from './offering.rules.js';
import type { Stored } from './procedure.queries.js';
import type { Version } from './version.rules.js';

/** The state others need: of the version shown, a draft beside it by its number only. */
export function procedureEvent(stored: Stored, shown: Version, by: Actor, time: Date): NewEvent {
  const { id, code, aliases, standing, awaitingFrom } = stored;
  const { parts, version, validFrom, validTo } = shown;
  const terms = (parts.ways ?? []).map(({ channel, term, centralTerm }) => ({
    channel,
    term: term ? { length: term.length, unit: term.unit } : null,
    central: centralTerm ? { length: centralTerm.length, unit: centralTerm.unit } : null,
  }));
  const state = {
    id,
    code,
    aliases: aliases.map((alias) => ({ code: alias.code, from: alias.from, to: alias.to })),
    name: { vi: parts.name.vi, en: parts.name.en ?? null },
    field: parts.field ?? null,
    levels: parts.levels ?? [],
    status: standing.status,
    version,
    validFrom,
    validTo,
    draftVersion: standing.draft === version ? null : standing.draft,
    terms,
    awaitingFrom,
  };
  return procedureRecorded.of(id, state, by, { time });
}

/** Its subject is the procedure, so that it never overtakes the procedure's own event. */
export function offeringEvent(offering: OfferingState, procedureCode: string, by: Actor, time: Date): NewEvent {
  const { decision: _, basis: __, ...state } = offering;
  return offeringRecorded.of(offering.procedureId, { ...state, procedureCode }, by, { time });
}

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { rowError, Problem } from '#contracts';
import type { Actor, FieldError, ImportDifference, NewEvent, PartDifference } from '#contracts';
import type { ImportAbout, Row, RowOutcome } from '#imports';
import { CLOCK, EventLog, type Clock } from '#messaging';
import type { AgencyTree } from '#directory';
import { AgencyAccess } from '../agencies/agency-access.js';
import type { NewAgency } from '../agencies/agency.queries.js';
import { known } from '../agencies/agency.rules.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { assertNoLongerTerm } from '../shortenings/term-comparison.rules.js';
import { offeringsOf, saveOfferings } from '../procedures/offering.queries.js';
import { newOffering, placedAll, type OfferingState } from '../procedures/offering.rules.js';
import { offeringEvent, procedureEvent } from '../procedures/procedure.events.js';
import {
  currentVersions,
  lockProcedures,
  saveProcedures,
  type Saved,
  type Stored,
} from '../procedures/procedure.queries.js';
import { saveLegalDocuments } from '../legal/legal-document.queries.js';
import { shownOf } from '../procedures/version.rules.js';
import { legalDocumentEvent } from '../register.events.js';
import type { Carried, ReadRow } from './carried.js';
import { differing } from './difference.rules.js';
import { DifferenceService } from './difference.service.js';
import { documentsNamed } from './documents-named.js';
import { knownDigests, saveDigests } from './import.queries.js';
import { arrived, digestOf, renewed } from './import.rules.js';

interface Reading {
  line: number;
  carried: Carried;
  digest: string;
}

/** What becomes of one row. */
interface Decided extends Reading {
  kind: RowOutcome['kind'];
  errors?: FieldError[];
  procedure?: Saved;
  offerings: OfferingState[];
  id?: string;
  /** What it changes in a procedure that was known. */
  differences: PartDifference[];
}

/** Takes procedures in, a batch a few statements. A source never empties a part it does not carry. */
@Injectable()
export class ProcedureImport {
  constructor(
    private readonly log: EventLog,
    private readonly access: AgencyAccess,
    private readonly calendars: CalendarService,
    private readonly found: DifferenceService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(
    rows: readonly Row[],
    read: (value: unknown) => ReadRow,
    tx: EntityManager,
    about: ImportAbout,
  ): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    const readings: Reading[] = [];
    for (const { line, value } of rows) {
      const found = read(value);
      if ('errors' in found) outcomes.push({ line, kind: 'rejected', errors: found.errors });
      else readings.push({ line, carried: found.carried, digest: digestOf(found.carried) });
    }
    // A code twice in a batch: the later row must see what the earlier one did.
    for (let left = readings; left.length > 0;) {
      const wave = [...new Map(left.toReversed().map((one) => [one.carried.code, one])).values()];
      outcomes.push(...(await this.wave(wave, tx, about)));
      left = left.filter((one) => !wave.includes(one));
    }
    return outcomes;
  }

  private async wave(
    wave: readonly Reading[],
    tx: EntityManager,
    { by, importId }: ImportAbout,
  ): Promise<RowOutcome[]> {
    const source = wave[0]!.carried.source;
    const digests = await knownDigests(
      tx,
      wave.map(({ carried }) => carried.code),
      source,
    );
    const last = new Map(digests.map(({ asked, digest }) => [asked, digest]));
    const changed = wave.filter(({ carried, digest }) => last.get(carried.code) !== digest);
    const unchanged = wave
      .filter((one) => !changed.includes(one))
      .map(({ line }) => ({ line, kind: 'unchanged' as const }));
    if (changed.length === 0) return unchanged;
    const decided = await this.decide(changed, tx);
    const position = await this.save(decided, source, tx, by);
    await this.found.keep(importId, differencesOf(decided));
    return [...unchanged, ...decided.map(({ line, kind, errors }) => ({ line, kind, errors, position }))];
  }

  private async decide(readings: readonly Reading[], tx: EntityManager): Promise<Decided[]> {
    const stored = await lockProcedures(
      tx,
      readings.map(({ carried }) => carried.code),
    );
    const byCode = new Map(
      stored.flatMap((one) => [one.code, ...one.aliases.map(({ code }) => code)].map((code) => [code, one])),
    );
    const ids = stored.map(({ id }) => id);
    const versions = await currentVersions(tx, ids);
    const versionsOf = (id: string) => versions.filter(({ procedureId }) => procedureId === id);
    const offered = readings.some(({ carried }) => carried.offerings.length > 0);
    const tree = offered ? await this.access.tree(tx) : undefined;
    const offerings = offered ? await offeringsOf(tx, ids) : [];
    const today = vietnamDay(this.clock.now());
    const calendar = await this.calendars.working(tx);
    return readings.map((reading) => {
      const existing = byCode.get(reading.carried.code);
      const change = () => {
        assertNoLongerTerm(reading.carried.parts, calendar, Number(today.slice(0, 4)));
        return existing ? renewed(existing, versionsOf(existing.id), reading.carried, today) : arrived(reading.carried);
      };
      const decided = decidedOf(reading, existing, change, (id) =>
        wantedOfferings(reading.carried, id, tree, offerings),
      );
      const before = existing && shownOf(existing.standing, versionsOf(existing.id)).parts;
      return {
        ...decided,
        differences: before && decided.procedure ? differing(before, decided.procedure.shown.parts) : [],
      };
    });
  }

  private async save(
    decided: readonly Decided[],
    source: string,
    tx: EntityManager,
    by: Actor,
  ): Promise<number | undefined> {
    const now = this.clock.now();
    const procedures = decided.flatMap(({ procedure }) => (procedure ? [procedure] : []));
    const offerings = decided.flatMap((one) => one.offerings);
    const kept = decided.flatMap(({ id, digest, kind }) => (id && kind !== 'rejected' ? [{ id, digest }] : []));
    if (procedures.length > 0) await saveProcedures(tx, procedures, now);
    if (offerings.length > 0) await saveOfferings(tx, offerings);
    const documents = await saveLegalDocuments(tx, documentsNamed(procedures, source), { fill: true });
    if (kept.length > 0) await saveDigests(tx, kept, source);
    const events: NewEvent[] = [
      ...procedures.map((procedure) => procedureEvent(procedure, procedure.shown, by, now)),
      ...documents.map((document) => legalDocumentEvent(document, by, now)),
      ...decided.flatMap(({ carried, offerings: own }) => own.map((one) => offeringEvent(one, carried.code, by, now))),
    ];
    return events.length > 0 ? this.log.announce(tx, ...events) : undefined;
  }
}

const differencesOf = (decided: readonly Decided[]): ImportDifference[] =>
  decided.flatMap(({ kind, line, carried, differences, offerings }) => {
    if (kind !== 'updated') return [];
    const listed = offerings.map(({ from, level }) => ({ part: 'offering', before: null, after: `${from}: ${level}` }));
    return [{ line, code: carried.code, parts: [...differences, ...listed] }];
  });

function decidedOf(
  reading: Reading,
  existing: Stored | undefined,
  change: () => Saved | null,
  wanted: (id: string) => OfferingState[],
): Omit<Decided, 'differences'> {
  try {
    const procedure = change();
    const id = existing?.id ?? procedure!.id;
    const offerings = wanted(id);
    const kind = !existing ? 'accepted' : procedure || offerings.length > 0 ? 'updated' : 'unchanged';
    return { ...reading, kind, id, offerings, ...(procedure ? { procedure } : {}) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.length > 0 ? [...error.errors] : [rowError(error.code, error.facts)];
    return { ...reading, kind: 'rejected', errors, offerings: [] };
  }
}

function wantedOfferings(
  carried: Carried,
  procedureId: string,
  tree: AgencyTree<NewAgency> | undefined,
  stored: readonly OfferingState[],
): OfferingState[] {
  if (!tree || carried.offerings.length === 0) return [];
  const wanted = carried.offerings.map((input) => {
    const { id, codes } = known(tree, input.agency);
    return { state: newOffering(input, procedureId, id), agencyCode: codes[0]!.code };
  });
  const own = stored.filter((one) => one.procedureId === procedureId);
  return placedAll(wanted, own);
}

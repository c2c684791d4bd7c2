import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import {
  rowError,
  dossierImported,
  dossierRevised,
  findErrors,
  ImportedDossier,
  Problem,
  v7,
  type Actor,
  type FieldError,
} from '#contracts';
import type { ImportAbout, Row, RowOutcome } from '#imports';
import { CLOCK, EventLog, type Clock } from '#messaging';
import { CatalogueCopy, codeOn, dayPart, type Ground } from '../catalogue-copy.js';
import { stateOf } from '../dossier.rules.js';
import { PersonsService } from '../person/persons.service.js';
import { digestOf } from './content.js';
import {
  fullDay,
  identity,
  insertDossiers,
  lockKnown,
  nextCodes,
  replaceSteps,
  updateDossiers,
} from './import.queries.js';
import type { ImportedRow, Known } from './import.queries.js';
import { faultsOf, imported } from './import.rules.js';

interface Candidate extends ImportedRow {
  line: number;
  prefix: string;
}

/** May send in dossiers of any agency. */
const EVERYWHERE: ReadonlySet<string> = new Set(['integration', 'system']);

/** Dossiers of other systems: one event a row, in batches of SQL (PROTOCOL.md, "Imports and corrections"). */
@Injectable()
export class ImportService {
  constructor(
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(batch: readonly Row[], tx: EntityManager, about: ImportAbout): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    const candidates: Candidate[] = [];
    const scope = EVERYWHERE.has(about.by.role) ? null : new Set(await this.catalogue.scope.subtree(about.by));
    for (const { line, value } of batch) {
      const read = await this.read(line, value, scope);
      if (Array.isArray(read)) outcomes.push({ line, kind: 'rejected', errors: read });
      else candidates.push(read);
    }
    for (const wave of waves(candidates)) outcomes.push(...(await this.store(wave, tx, about.by)));
    return outcomes;
  }

  private async read(
    line: number,
    value: unknown,
    scope: ReadonlySet<string> | null,
  ): Promise<Candidate | FieldError[]> {
    const { instance: row, errors } = findErrors(ImportedDossier, value);
    if (!row || errors.length > 0) return errors;
    const day = vietnamDay(row.receivedAt);
    const ground = await this.catalogue.ground(row, day);
    const faults = faultsOf(row, ground, this.clock.now());
    if (faults.length > 0) return faults;
    if (scope && !scope.has(ground.agency!.id)) return [rowError('forbidden.agency', {}, 'agencyCode')];
    return candidate(line, row, ground, day, this.clock.now());
  }

  private async store(wave: Candidate[], tx: EntityManager, by: Actor): Promise<RowOutcome[]> {
    const known = await lockKnown(
      tx,
      wave.map(({ row }) => row),
    );
    const of = ({ row }: Candidate): Known | undefined => known.get(identity(row.source, row.externalId));
    const fresh = wave.filter((one) => !of(one));
    const native = wave.filter((one) => of(one)?.native_act);
    const same = wave.filter((one) => !of(one)?.native_act && of(one)?.digest.equals(one.digest));
    const other = wave.filter((one) => of(one) && !native.includes(one) && !same.includes(one));
    const changed = other.map((one) => ({ ...one, dossier: { ...one.dossier, id: of(one)!.id, code: of(one)!.code } }));
    return [
      ...(await this.insert(fresh, tx, by)),
      ...(await this.update(changed, tx, by)),
      ...same.map(({ line }) => ({ line, kind: 'unchanged' as const })),
      ...native.map(({ line }) => ({ line, kind: 'rejected' as const, errors: [rowError('dossier.has-native-act')] })),
    ];
  }

  private async insert(fresh: Candidate[], tx: EntityManager, by: Actor): Promise<RowOutcome[]> {
    if (fresh.length === 0) return [];
    const wanted = fresh.map(({ dossier, prefix }) => ({
      agencyId: dossier.agencyId,
      day: dossier.receivedOn!,
      prefix,
    }));
    const codes = await nextCodes(tx, wanted).catch(fullDay);
    const rows = fresh.map((one, n) => ({ ...one, dossier: { ...one.dossier, code: codes[n]! } }));
    await insertDossiers(tx, rows);
    await replaceSteps(tx, rows, false);
    return this.announce(rows, 'accepted', tx, by);
  }

  private async update(changed: Candidate[], tx: EntityManager, by: Actor): Promise<RowOutcome[]> {
    if (changed.length === 0) return [];
    await updateDossiers(tx, changed);
    await replaceSteps(tx, changed, true);
    return this.announce(changed, 'updated', tx, by);
  }

  private async announce(
    rows: Candidate[],
    kind: 'accepted' | 'updated',
    tx: EntityManager,
    by: Actor,
  ): Promise<RowOutcome[]> {
    const time = this.clock.now();
    const contract = kind === 'accepted' ? dossierImported : dossierRevised;
    const events = rows.map(({ dossier }) => contract.of(dossier.id, { state: stateOf(dossier) }, by, { time }));
    for (const { dossier, row } of rows) await this.keepTexts(tx, dossier.id, row, { at: time, by });
    const position = await this.log.announce(tx, ...events);
    return rows.map(({ line }) => ({ line, kind, position }));
  }

  /** Numbers and reasons may name people: they stay here, encrypted. */
  private async keepTexts(
    tx: EntityManager,
    id: string,
    row: ImportedDossier,
    about: { at: Date; by: Actor },
  ): Promise<void> {
    const { resultNumber, postalNumbers, apology } = row;
    const text = { resultNumber, postalNumbers, apologyNumber: apology?.number, apologyReason: apology?.reason };
    await this.persons.keepAct(tx, id, 'import', { ...about, text });
  }
}

function candidate(
  line: number,
  row: ImportedDossier,
  ground: Ground,
  day: string,
  now: Date,
): Candidate | FieldError[] {
  try {
    const dossier = imported(v7(now), row, ground);
    return { line, row, dossier, digest: digestOf(row), prefix: `${codeOn(ground.agency!, day)}-${dayPart(day)}-` };
  } catch (error) {
    if (error instanceof Problem) return [rowError(error.code, error.facts, 'term')];
    throw error;
  }
}

/** Rows of one identity one after another; the rest together. */
function waves(candidates: Candidate[]): Candidate[][] {
  const found: Candidate[][] = [];
  const seen = new Map<string, number>();
  for (const one of candidates) {
    const key = identity(one.row.source, one.row.externalId);
    const wave = seen.get(key) ?? 0;
    seen.set(key, wave + 1);
    (found[wave] ??= []).push(one);
  }
  return found;
}

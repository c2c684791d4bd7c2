import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf, type Queryable } from '#messaging';
import type { ProcedureCopy, OfferingCopy, ShorteningCopy } from './procedure-copy.entity.js';
import { Remembered } from './revision.js';

export type KnownVersion = Pick<
  ProcedureCopy,
  'procedureId' | 'version' | 'code' | 'name' | 'field' | 'levels' | 'status' | 'validFrom' | 'validTo' | 'terms'
> & { awaitingFrom?: string | null };
export type KnownOffering = Pick<OfferingCopy, 'id' | 'from' | 'to' | 'level' | 'oneStop' | 'post'>;
export type KnownShortening = Pick<ShorteningCopy, 'id' | 'channel' | 'local' | 'from' | 'to'>;

/** A procedure with all its versions, oldest first. */
export interface KnownProcedure {
  readonly id: string;
  readonly code: string;
  readonly versions: readonly KnownVersion[];
}

interface Found {
  byCode: Map<string, KnownProcedure | undefined>;
  /** Of each procedure, by agency. */
  offerings: Map<string, ReadonlyMap<string, readonly KnownOffering[]>>;
  shortenings: Map<string, ReadonlyMap<string, readonly KnownShortening[]>>;
}

/** Procedures kept before memory is emptied: enough for every procedure of a province. */
const CAPACITY = 5_000;

/** The service's copy of procedures: what it was asked for stays in memory until the copy changes. */
@Injectable()
export class Procedures {
  private readonly memory: Remembered<Found>;

  constructor(private readonly db: DataSource) {
    this.memory = new Remembered('procedures', db, () => Promise.resolve(nothingFound()));
  }

  /** By its code or by an alias, new or old. */
  async find(code: string): Promise<KnownProcedure | undefined> {
    const { byCode } = await this.memory.get();
    if (byCode.has(code)) return byCode.get(code);
    const versions = rowsOf<KnownVersion>(
      await this.db.query(
        `SELECT procedure_id AS "procedureId", version, code, name, field, levels, status,
                valid_from::text AS "validFrom", valid_to::text AS "validTo", terms, awaiting_from::text AS "awaitingFrom"
           FROM procedure_copy WHERE procedure_id = (SELECT procedure_id FROM procedure_code_copy WHERE code = $1)
          ORDER BY version`,
        [code],
      ),
    );
    const newest = versions.at(-1);
    const known = newest && { id: newest.procedureId, code: newest.code, versions };
    remember(byCode, code, known);
    return known;
  }

  /** How an agency offered a procedure on a day (`YYYY-MM-DD`); undefined where it is not listed. */
  async offering(procedureId: string, agencyId: string, day: string): Promise<KnownOffering | undefined> {
    const { offerings } = await this.memory.get();
    let known = offerings.get(procedureId);
    if (!known) remember(offerings, procedureId, (known = await this.offeringsOf(procedureId)));
    return known.get(agencyId)?.find(({ from, to }) => from <= day && (to === null || day <= to));
  }

  /** Terms cut by a decision for one of these agencies alone, in force on a day. */
  async shortened(procedureId: string, agencyIds: readonly string[], day: string): Promise<KnownShortening[]> {
    const { shortenings } = await this.memory.get();
    let known = shortenings.get(procedureId);
    if (!known) remember(shortenings, procedureId, (known = await this.shorteningsOf(procedureId)));
    const own = agencyIds.flatMap((agencyId) => known.get(agencyId) ?? []);
    return own.filter(({ from, to }) => from <= day && (to === null || day <= to));
  }

  /** In the transaction that changes the copy. */
  changed(tx: Queryable): Promise<void> {
    return this.memory.changed(tx);
  }

  /** By all agencies at once: an agency that does not offer it is known as well, without asking again. */
  private async offeringsOf(procedureId: string): Promise<Map<string, KnownOffering[]>> {
    const found = rowsOf<KnownOffering & { agencyId: string }>(
      await this.db.query(
        `SELECT agency_id AS "agencyId", id, valid_from::text AS "from", valid_to::text AS "to", level, one_stop AS "oneStop", post
           FROM offering_copy WHERE procedure_id = $1 ORDER BY valid_from`,
        [procedureId],
      ),
    );
    return byAgency(found);
  }

  private async shorteningsOf(procedureId: string): Promise<Map<string, KnownShortening[]>> {
    const found: unknown = await this.db.query(
      `SELECT agency_id AS "agencyId", id, channel, local, valid_from::text AS "from", valid_to::text AS "to"
         FROM shortening_copy WHERE procedure_id = $1 ORDER BY valid_from, id`,
      [procedureId],
    );
    return byAgency(rowsOf<KnownShortening & { agencyId: string }>(found));
  }
}

const nothingFound = (): Found => ({ byCode: new Map(), offerings: new Map(), shortenings: new Map() });

function byAgency<T extends { agencyId: string }>(found: readonly T[]): Map<string, Omit<T, 'agencyId'>[]> {
  const grouped = new Map<string, Omit<T, 'agencyId'>[]>();
  for (const { agencyId, ...one } of found) grouped.set(agencyId, [...(grouped.get(agencyId) ?? []), one]);
  return grouped;
}

/** The version in force on a day, else undefined. A repealed one was in force until its last day. */
export function inForceOn(procedure: KnownProcedure, day: string): KnownVersion | undefined {
  return procedure.versions.findLast(({ status, validFrom, validTo }) => {
    return status !== 'draft' && (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
  });
}

/**
 * Whether dossiers are taken in under "chờ công bố" on a day: in force by the centre, not yet published by the province. Only
 * the newest version can wait.
 */
export function awaitingOn(procedure: KnownProcedure, day: string): boolean {
  const newest = procedure.versions.at(-1);
  return newest !== undefined && newest.status !== 'repealed' && (newest.awaitingFrom ?? '9999') <= day;
}

function remember<V>(memory: Map<string, V>, key: string, value: V): void {
  if (memory.size >= CAPACITY) memory.clear();
  memory.set(key, value);
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf, type Queryable } from '#messaging';
import type { ProcedureCopy, OfferingCopy } from './procedure-copy.entity.js';
import { Remembered } from './revision.js';

export type KnownVersion = Pick<
  ProcedureCopy,
  'procedureId' | 'version' | 'code' | 'name' | 'field' | 'levels' | 'status' | 'validFrom' | 'validTo' | 'terms'
> & { awaitingFrom?: string | null };
export type KnownOffering = Pick<OfferingCopy, 'id' | 'from' | 'to' | 'level' | 'oneStop' | 'post'>;

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
}

/** Procedures kept before memory is emptied: enough for every procedure of a province. */
const CAPACITY = 5_000;

/** The service's copy of procedures: what it was asked for stays in memory until the copy changes. */
@Injectable()
export class Procedures {
  private readonly memory: Remembered<Found>;

  constructor(private readonly db: DataSource) {
    this.memory = new Remembered('procedures', db, () => Promise.resolve({ byCode: new Map(), offerings: new Map() }));
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
    const byAgency = new Map<string, KnownOffering[]>();
    for (const { agencyId, ...offering } of found)
      byAgency.set(agencyId, [...(byAgency.get(agencyId) ?? []), offering]);
    return byAgency;
  }
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

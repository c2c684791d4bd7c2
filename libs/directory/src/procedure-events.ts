import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { offeringRecorded, procedureRecorded, shorteningRecorded } from '#contracts';
import type { OfferingRecorded, ProcedureRecorded, Recorded, ShorteningRecorded } from '#contracts';
import { OnEvents, OnRebuild } from '#messaging';
import { Procedures } from './procedures.js';

const VERSIONS = `
  INSERT INTO procedure_copy (procedure_id, version, code, name, field, levels, status, valid_from, valid_to, terms,
              awaiting_from)
  SELECT id, version, code, name, field, levels, status, "validFrom", "validTo", terms, "awaitingFrom"
    FROM jsonb_to_recordset($1::jsonb) AS procedure (id uuid, version integer, code text, name jsonb, field text,
         levels text[], status text, "validFrom" date, "validTo" date, terms jsonb, "awaitingFrom" date)
  ON CONFLICT (procedure_id, version) DO UPDATE SET code = excluded.code, name = excluded.name, field = excluded.field,
     levels = excluded.levels, status = excluded.status, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
     terms = excluded.terms, awaiting_from = excluded.awaiting_from`;
/** Version n from a day ends what was open before it on the day before. */
const CLOSED = `
  UPDATE procedure_copy AS older SET valid_to = newer.valid_from - 1
    FROM procedure_copy AS newer
   WHERE older.procedure_id = ANY($1::uuid[]) AND newer.procedure_id = older.procedure_id AND newer.valid_from IS NOT NULL
     AND newer.version = (SELECT min(version) FROM procedure_copy AS next
                           WHERE next.procedure_id = older.procedure_id AND next.version > older.version AND next.status <> 'draft')
     AND older.valid_to IS DISTINCT FROM newer.valid_from - 1`;
const CODES = `
  INSERT INTO procedure_code_copy (code, procedure_id)
  SELECT code, procedure_id FROM unnest($1::text[], $2::uuid[]) AS new (code, procedure_id)
  ON CONFLICT (code) DO UPDATE SET procedure_id = excluded.procedure_id`;
const OFFERINGS = `
  INSERT INTO offering_copy (id, procedure_id, procedure_code, agency_id, valid_from, valid_to, level, one_stop, post)
  SELECT id, "procedureId", "procedureCode", "agencyId", "from", "to", level, "oneStop", post
    FROM jsonb_to_recordset($1::jsonb) AS offering (id uuid, "procedureId" uuid, "procedureCode" text, "agencyId" uuid,
         "from" date, "to" date, level smallint, "oneStop" boolean, post boolean)
  ON CONFLICT (id) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to, level = excluded.level,
     one_stop = excluded.one_stop, post = excluded.post`;

const SHORTENINGS = `
  INSERT INTO shortening_copy (id, procedure_id, agency_id, channel, local, valid_from, valid_to)
  SELECT id, "procedureId", "agencyId", channel, local, "from", "to"
    FROM jsonb_to_recordset($1::jsonb) AS shortening (id uuid, "procedureId" uuid, "agencyId" uuid, channel text, local jsonb,
         "from" date, "to" date)
  ON CONFLICT (id) DO UPDATE SET local = excluded.local, valid_from = excluded.valid_from, valid_to = excluded.valid_to`;

/** Keeps this service's copy of procedures and their offerings. */
@Injectable()
export class ProcedureEvents {
  constructor(private readonly procedures: Procedures) {}

  @OnEvents([procedureRecorded, offeringRecorded, shorteningRecorded])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const states = statesOf<ProcedureRecorded>(events, procedureRecorded.type);
    const versions = lastBy(states, ({ id, version }) => `${id} ${version}`);
    if (versions.length > 0) await this.keepVersions(tx, versions);
    const offerings = lastBy(statesOf<OfferingRecorded>(events, offeringRecorded.type), ({ id }) => id);
    if (offerings.length > 0) await tx.query(OFFERINGS, [JSON.stringify(offerings)]);
    const shortenings = lastBy(statesOf<ShorteningRecorded>(events, shorteningRecorded.type), ({ id }) => id);
    const ofOneAgency = shortenings.filter(({ agencyId }) => agencyId !== null);
    if (ofOneAgency.length > 0) await tx.query(SHORTENINGS, [JSON.stringify(ofOneAgency)]);
    await this.procedures.changed(tx);
  }

  @OnRebuild('catalogue')
  async empty(tx: EntityManager): Promise<void> {
    for (const table of ['procedure_copy', 'procedure_code_copy', 'offering_copy', 'shortening_copy'])
      await tx.query(`DELETE FROM ${table}`);
    await this.procedures.changed(tx);
  }

  private async keepVersions(tx: EntityManager, versions: readonly ProcedureRecorded[]): Promise<void> {
    const codes = new Map(
      versions.flatMap(({ id, code, aliases }) => [code, ...aliases.map((a) => a.code)].map((c) => [c, id])),
    );
    await tx.query(VERSIONS, [JSON.stringify(versions)]);
    await tx.query(CLOSED, [versions.map(({ id }) => id)]);
    await tx.query(CODES, [[...codes.keys()], [...codes.values()]]);
  }
}

const statesOf = <D>(events: readonly Recorded[], type: string): D[] =>
  events.filter(({ event }) => event.type === type).map(({ event }) => event.data as D);

const lastBy = <D>(states: readonly D[], key: (state: D) => string): D[] => [
  ...new Map(states.map((state) => [key(state), state])).values(),
];

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { agencyRecorded, offeringRecorded, procedureRecorded, type AgencyRecorded } from '#contracts';
import type { OfferingRecorded, ProcedureRecorded, Recorded } from '#contracts';
import { OnEvents, OnRebuild, type Queryable } from '#messaging';
import { PROJECTED_FROM } from '../rebuild/projected.js';
import { CURRENT } from './dossier-fact.js';

interface FactTable {
  table: string;
  columns: Readonly<Record<string, string>>;
  row: (data: object) => Record<string, unknown>;
}

const AGENCIES: FactTable = {
  table: 'agency_fact',
  columns: { id: 'uuid', agency: 'jsonb' },
  row: (data) => ({ id: (data as AgencyRecorded).id, agency: data }),
};

const PROCEDURES: FactTable = {
  table: 'procedure_fact',
  columns: {
    id: 'uuid',
    code: 'text',
    name_vi: 'text',
    name_en: 'text',
    field: 'text',
    status: 'text',
    valid_from: 'date',
    valid_to: 'date',
  },
  row: (data) => {
    const { id, code, name, field, status, validFrom, validTo } = data as ProcedureRecorded;
    return { id, code, name_vi: name.vi, name_en: name.en, field, status, valid_from: validFrom, valid_to: validTo };
  },
};

const OFFERINGS: FactTable = {
  table: 'offering_fact',
  columns: {
    id: 'uuid',
    procedure_id: 'uuid',
    agency_id: 'uuid',
    valid_from: 'date',
    valid_to: 'date',
    level: 'smallint',
    one_stop: 'boolean',
    post: 'boolean',
  },
  row: (data) => {
    const { id, procedureId, agencyId, from, to, level, oneStop, post } = data as OfferingRecorded;
    return {
      ...{ id, procedure_id: procedureId, agency_id: agencyId, valid_from: from, valid_to: to },
      ...{ level, one_stop: oneStop, post },
    };
  },
};

const TABLE_OF: Readonly<Record<string, FactTable>> = {
  [agencyRecorded.type]: AGENCIES,
  [procedureRecorded.type]: PROCEDURES,
  [offeringRecorded.type]: OFFERINGS,
};

/** Versions of agencies, procedures and offerings, so that scopes and sets are read as of the same positions as dossiers. */
@Injectable()
export class CatalogueFacts {
  @OnEvents([agencyRecorded, procedureRecorded, offeringRecorded])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    await projectCatalogue(events, tx);
  }

  @OnRebuild('catalogue')
  async reset(tx: EntityManager): Promise<void> {
    await tx.query(`TRUNCATE ${PROJECTED_FROM.catalogue.join(', ')}`);
    await tx.query(`DELETE FROM log_instant WHERE producer = 'catalogue'`);
  }
}

export async function projectCatalogue(events: readonly Recorded[], tx: Queryable): Promise<void> {
  for (const [type, table] of Object.entries(TABLE_OF)) {
    const its = events.filter(({ event }) => event.type === type);
    if (its.length > 0) await addVersions(tx, table, its);
  }
}

async function addVersions(
  tx: Queryable,
  { table, columns, row }: FactTable,
  events: readonly Recorded[],
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const rows = events.map(({ seq, event }) => ({ seq_from: seq, ...row(event.data) }));
  await tx.query(
    `WITH given AS (
       SELECT *, lead(seq_from, 1, ${CURRENT}) OVER (PARTITION BY id ORDER BY seq_from) AS seq_to
         FROM jsonb_to_recordset($1::jsonb) AS t (seq_from bigint, ${typed.join(', ')})
     ), ended AS (
       UPDATE ${table} f SET seq_to = g.seq FROM (SELECT id, min(seq_from) AS seq FROM given GROUP BY id) g
        WHERE f.id = g.id AND f.seq_to = ${CURRENT}
     )
     INSERT INTO ${table} (${names}, seq_from, seq_to) SELECT ${names}, seq_from, seq_to FROM given`,
    [JSON.stringify(rows)],
  );
}

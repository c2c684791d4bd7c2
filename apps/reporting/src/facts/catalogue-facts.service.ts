import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Recorded } from '#contracts';
import { OnEvents, OnRebuild, type Queryable } from '#messaging';
import { nextGeneration } from '../cells/generations.queries.js';
import { PROJECTED_FROM } from '../rebuild/projected.js';
import { CATALOGUE_TABLES, type CatalogueTable } from './catalogue-tables.js';
import { CURRENT } from './dossier-fact.js';

/** Versions of what the catalogue says, so that scopes, sets and traits are read as of the same positions as dossiers. */
@Injectable()
export class CatalogueFacts {
  @OnEvents(CATALOGUE_TABLES.map(({ event }) => event))
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    await projectCatalogue(events, tx);
    await nextGeneration(tx, 'catalogue');
  }

  @OnRebuild('catalogue')
  async reset(tx: EntityManager): Promise<void> {
    await tx.query(`TRUNCATE ${PROJECTED_FROM.catalogue.join(', ')}`);
    await tx.query(`DELETE FROM log_instant WHERE producer = 'catalogue'`);
    await nextGeneration(tx, 'catalogue');
  }
}

export async function projectCatalogue(events: readonly Recorded[], tx: Queryable): Promise<void> {
  for (const table of CATALOGUE_TABLES) {
    const its = events.filter(({ event }) => event.type === table.event.type);
    if (its.length > 0) await addVersions(tx, table, its);
  }
}

async function addVersions(
  tx: Queryable,
  { table, columns, row }: CatalogueTable,
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

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dossierEvents, type DossierAct, type Recorded } from '#contracts';
import { laneOf, OnEvents, OnRebuild, type Queryable } from '#messaging';
import { CellDeltas } from '../cells/cell-deltas.js';
import { moveCells } from '../cells/cells.queries.js';
import { noteCellChanges, noteCellsEmptied } from '../cells/generations.queries.js';
import { ChangesService } from '../changes/changes.service.js';
import { LANES } from '../lanes.js';
import { PROJECTED_FROM } from '../rebuild/projected.js';
import { sameFact, type DossierFact } from './dossier-fact.js';
import { currentFacts, endVersions, insertVersions, type FactVersion } from './dossier-fact.queries.js';
import { factOf } from './dossier-fact.rules.js';

/** Folds the dossiers' events into fact versions and cells: one batch, a handful of statements, one transaction. */
@Injectable()
export class DossierFacts {
  constructor(@Inject(ChangesService) private readonly changes: ChangesService) {}

  @OnEvents(dossierEvents)
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const deltas = await projectDossiers(events as Recorded<DossierAct>[], tx);
    await noteCellChanges(tx, deltas.agencies, laneOf(events[0]!.event.subject, LANES));
    this.changes.note(deltas, events.at(-1)!.seq);
  }

  @OnRebuild('dossier')
  async reset(tx: EntityManager): Promise<void> {
    await tx.query(`TRUNCATE ${PROJECTED_FROM.dossier.join(', ')}`);
    await tx.query(`DELETE FROM log_instant WHERE producer = 'dossier'`);
    await noteCellsEmptied(tx);
  }
}

/** Writes what the events of every lane change, lane after lane. Events come in seq order. */
export async function projectLanes(events: readonly Recorded<DossierAct>[], tx: Queryable): Promise<void> {
  for (let lane = 0; lane < LANES; lane++) {
    const its = events.filter(({ event }) => laneOf(event.subject, LANES) === lane);
    if (its.length > 0) await projectDossiers(its, tx);
  }
}

/** Writes what the events change; answers the cells they moved. Events come in seq order, of one lane. */
export async function projectDossiers(events: Recorded<DossierAct>[], tx: Queryable): Promise<CellDeltas> {
  const lane = laneOf(events[0]!.event.subject, LANES);
  const subjects = [...new Set(events.map(({ event }) => event.subject))];
  const before = await currentFacts(tx, subjects);
  const { versions, ends, deltas } = fold(events, before, lane);
  await endVersions(tx, ends);
  await insertVersions(tx, versions);
  await moveCells(tx, deltas, lane);
  return deltas;
}

function fold(events: Recorded<DossierAct>[], before: ReadonlyMap<string, DossierFact>, lane: number) {
  const latest = new Map<string, FactVersion>();
  const versions: FactVersion[] = [];
  const ends = new Map<string, number>();
  for (const { seq, event } of events) {
    const fact = factOf(event.data.state);
    const last = latest.get(event.subject);
    const known = last?.fact ?? before.get(event.subject);
    if (known && sameFact(known, fact)) continue;
    if (last) last.seqTo = seq;
    else if (known) ends.set(event.subject, seq);
    const version = { dossierId: event.subject, seqFrom: seq, seqTo: null, lane, fact };
    latest.set(event.subject, version);
    versions.push(version);
  }
  const deltas = new CellDeltas();
  for (const [subject, { fact }] of latest) deltas.replace(before.get(subject), fact);
  return { versions, ends, deltas };
}

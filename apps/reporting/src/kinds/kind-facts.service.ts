import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Recorded, ServiceName } from '#contracts';
import { OnEvents, OnRebuild, type Queryable } from '#messaging';
import { ChangesService } from '../changes/changes.service.js';
import type { FactKind } from './fact-kind.js';
import { Fold, namedBy } from './fold.js';
import { currentKindFacts, emptyKinds, moveMeasures, saveKindVersions } from './kind-facts.queries.js';
import { KINDS, kindsOf } from './kinds.js';
import type { MeasureDelta } from './measure-deltas.js';

/** Folds the events of every registered kind into fact versions and cells; handlers are declared by the registry below. */
@Injectable()
export class KindFacts {
  constructor(@Inject(ChangesService) private readonly changes: ChangesService) {}

  async apply(producer: ServiceName, events: Recorded[], tx: EntityManager): Promise<void> {
    const moved = await projectKinds(producer, events, tx);
    this.changes.noteMeasures(producer, moved, events.at(-1)!.seq);
  }

  async empty(producer: ServiceName, tx: EntityManager): Promise<void> {
    await emptyKinds(tx, kindsOf(producer));
    // Dossiers and the catalogue forget their instants with their own tables.
    if (producer !== 'dossier' && producer !== 'catalogue') {
      await tx.query('DELETE FROM log_instant WHERE producer = $1', [producer]);
    }
  }
}

for (const producer of new Set(KINDS.map((kind) => kind.producer))) {
  const [apply, empty] = [`apply ${producer}`, `empty ${producer}`];
  Object.assign(KindFacts.prototype, {
    [apply](this: KindFacts, events: Recorded[], tx: EntityManager) {
      return this.apply(producer, events, tx);
    },
    [empty](this: KindFacts, tx: EntityManager) {
      return this.empty(producer, tx);
    },
  });
  OnEvents(kindsOf(producer).flatMap(({ events }) => events))(KindFacts.prototype, apply);
  OnRebuild(producer)(KindFacts.prototype, empty);
}

/** Writes what a producer's events change in its kinds; answers the cells they moved. Events come in seq order. */
export async function projectKinds(
  producer: string,
  events: readonly Recorded[],
  tx: Queryable,
): Promise<MeasureDelta[]> {
  const moved: MeasureDelta[] = [];
  for (const kind of kindsOf(producer)) {
    const types = new Set(kind.events.map(({ type }) => type));
    const its = events.filter(({ event }) => types.has(event.type));
    if (its.length > 0) moved.push(...(await projectKind(kind, its, tx)));
  }
  return moved;
}

async function projectKind(
  kind: FactKind,
  events: readonly Recorded[],
  tx: Queryable,
): Promise<readonly MeasureDelta[]> {
  const ids = new Set(events.flatMap(({ event }) => namedBy(kind, event)));
  const subjects = kind.partOf ? events.map(({ event }) => event.subject) : [];
  const before = await currentKindFacts(tx, kind, { ids: [...ids], sources: [...new Set(subjects)] });
  const { versions, ends, deltas } = new Fold(kind, before).of(events);
  await saveKindVersions(tx, kind, { versions, ends });
  await moveMeasures(tx, deltas.rows);
  return deltas.rows;
}

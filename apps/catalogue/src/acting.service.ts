import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, NewEvent } from '#contracts';
import type { AgencyTree } from '#directory';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { AgencyAccess } from './agencies/agency-access.js';
import type { NewAgency } from './agencies/agency.queries.js';

/** Who acts, by which request. */
export interface Acted {
  by: Actor;
  context: RequestContext;
}

/** An act's transaction, with the tree of agencies and the moment it happens. */
export interface Act extends Acted {
  tx: EntityManager;
  tree: AgencyTree<NewAgency>;
  now: Date;
}

export interface Done<V> {
  value: V;
  events: readonly NewEvent[];
  status?: number;
  etag?: string;
}

/** The transaction of an act: its Idempotency-Key, its effect and its events commit together. */
@Injectable()
export class Acting {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly access: AgencyAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `again` answers the first record when the request is repeated with its key. */
  act<V>(
    route: string,
    id: string,
    { by, context }: Acted,
    work: (act: Act) => Promise<Done<V>>,
    again: (id: string) => Promise<Answer<V>>,
  ): Promise<Answer<V>> {
    const run = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, route, by, id);
        const tree = await this.access.tree(tx);
        const { value, events, ...about } = await work({ tx, tree, by, context, now: this.clock.now() });
        const position = events.length > 0 ? await this.log.announce(tx, ...events) : undefined;
        return answer(value, { position, ...about });
      });
    return repeatable(run, again);
  }

  /** The agency of a reference when the actor may act for it; null where none is named, which is the province's matter. */
  agencyOf({ tree, by }: Act, ref: string | null | undefined): NewAgency | null {
    if (ref) return this.access.within(tree, ref, by);
    this.access.assertProvince(tree, by);
    return null;
  }
}

/** The code to show of an agency. */
export const shownCode = (tree: AgencyTree<NewAgency>, id: string): string => tree.get(id)?.codes[0]?.code ?? id;

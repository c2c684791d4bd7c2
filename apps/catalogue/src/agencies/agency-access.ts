import { Injectable } from '@nestjs/common';
import { Problem, type Actor } from '#contracts';
import type { Queryable } from '#messaging';
import type { AgencyTree } from '#directory';
import { agencyTree, type NewAgency } from './agency.queries.js';
import { known } from './agency.rules.js';

/** The catalogue's one answer to "may this actor act for that agency"; it owns the tree, so it needs no copy. */
@Injectable()
export class AgencyAccess {
  tree(db: Queryable): Promise<AgencyTree<NewAgency>> {
    return agencyTree(db);
  }

  /** Uuids of the actor's agency and of all below it at any date. */
  scope(tree: AgencyTree<NewAgency>, by: Actor): ReadonlySet<string> {
    if (by.role === 'system') return new Set(tree.agencies.map(({ id }) => id));
    const own = tree.find(by.agency);
    return new Set(own ? tree.subtree(own.id) : []);
  }

  /** The agency of a uuid or code, when the actor may act for it; throws `agency.unknown`, `forbidden.agency`. */
  within(tree: AgencyTree<NewAgency>, ref: string, by: Actor): NewAgency {
    const agency = known(tree, ref);
    if (!this.scope(tree, by).has(agency.id)) throw new Problem('forbidden', 'forbidden.agency');
    return agency;
  }

  /** For what concerns the whole province. */
  assertProvince(tree: AgencyTree<NewAgency>, by: Actor): void {
    const roots = tree.agencies.filter(({ parentId }) => parentId === null);
    const scope = this.scope(tree, by);
    if (!roots.some(({ id }) => scope.has(id))) throw new Problem('forbidden', 'forbidden.agency');
  }
}

import type { AgencyTree } from '#directory';
import type { NewAgency } from './agency.queries.js';
import { known } from './agency.rules.js';
import type { ChangeSet } from './change-sets.js';

export interface Changes {
  readonly begin: readonly NewAgency[];
  readonly end: readonly NewAgency[];
  readonly unchanged: number;
}

/** What a change set still changes in a tree: what has begun or ended already is left as it is. */
export function changesOf(set: ChangeSet, tree: AgencyTree<NewAgency>): Changes {
  const begin = set.begin.filter(({ id }) => !tree.get(id));
  const ended = new Map(
    set.end.flatMap(({ code, to, into }) =>
      tree.subtree(known(tree, code).id).map((id) => [id, { to, into }] as const),
    ),
  );
  if (set.endBelow) {
    const { root, to, into } = set.endBelow;
    for (const id of tree.subtree(known(tree, root).id)) if (!ended.has(id)) ended.set(id, { to, into });
  }
  const idOf = (code: string) => (tree.find(code) ?? set.begin.find(({ codes }) => codes[0]!.code === code))!.id;
  const end = [...ended]
    .map(([id, { to, into }]) => ({ ...tree.get(id)!, to, mergedInto: idOf(into) }))
    .filter(({ id }) => tree.get(id)!.to === null);
  return { begin, end, unchanged: set.begin.length - begin.length + ended.size - end.length };
}

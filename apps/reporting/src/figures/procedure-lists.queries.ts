import type { MeasureQuery } from '#indicators';
import type { Frame } from './frame.js';
import { LISTS_IN_FORCE, purposesOf } from './procedure-traits.js';
import type { Snapshot } from './snapshot.js';

export const NO_LIST = {
  source: 'catalogue',
  label: { vi: 'Chưa có quyết định danh mục thủ tục', en: 'No decision that lists the procedures' },
};

/** Keys of queries over a list by decision that nobody has recorded: that is missing, not nought. */
export async function queriesWithoutList(
  snapshot: Snapshot,
  { positions, cutOff }: Frame,
  queries: readonly MeasureQuery[],
): Promise<Set<string>> {
  const listed = queries.flatMap((query) => {
    const filter = query.kind === 'procedures' ? query.filter : query.kind === 'flow' ? query.among : null;
    return filter?.set === 'by-decision' ? [{ key: query.key, purposes: purposesOf(filter.offered) }] : [];
  });
  if (listed.length === 0) return new Set();
  const rows = await snapshot.rows<{ purpose: string }>(LISTS_IN_FORCE, [positions.catalogue, cutOff]);
  const inForce = new Set(rows.map(({ purpose }) => purpose));
  return new Set(listed.flatMap(({ key, purposes }) => (purposes.some((one) => inForce.has(one)) ? [] : [key])));
}

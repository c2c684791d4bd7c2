import { kindCounts } from '../kinds/kind-counts.queries.js';
import { kindOf } from '../kinds/kinds.js';
import { counts, countsBy, type CountQuery, type Counts } from './counts.queries.js';
import type { Frame } from './frame.js';
import type { Snapshot } from './snapshot.js';

const isOfKind = ({ measure }: CountQuery): boolean => kindOf(measure) !== undefined;

/** Counts of any facts: dossiers from their wide cells, kinds from theirs. */
export async function factCounts(snapshot: Snapshot, frame: Frame, queries: readonly CountQuery[]): Promise<Counts> {
  const ofDossiers = await counts(
    snapshot,
    frame,
    queries.filter((query) => !isOfKind(query)),
  );
  const ofKinds = await kindCounts(snapshot, frame, queries.filter(isOfKind), null);
  return new Map([...ofDossiers, ...(ofKinds.get('') ?? [])]);
}

/** The same by agency or by procedure; a place without any row has none. */
export async function factCountsBy(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly CountQuery[],
  group: 'agency_id' | 'procedure_id',
): Promise<Map<string, Counts>> {
  const ofDossiers = queries.filter((query) => !isOfKind(query));
  const found = await countsBy(snapshot, frame, ofDossiers, group);
  for (const [place, counted] of await kindCounts(snapshot, frame, queries.filter(isOfKind), group)) {
    found.set(place, new Map([...(found.get(place) ?? []), ...counted]));
  }
  return found;
}

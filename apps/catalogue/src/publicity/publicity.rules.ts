import { namedId, Problem, PROCEDURE_PARTS, PUBLICITY_PLACES } from '#contracts';
import type { PlaceState, PostProcedure, ProcedurePart, PublicityPlace } from '#contracts';
import type { Version } from '../procedures/version.rules.js';

/** A posting as it is stored. */
export interface PostingState {
  id: string;
  procedureId: string;
  procedureCode: string;
  version: number;
  place: PublicityPlace;
  agencyId: string | null;
  postedOn: string;
  removedOn: string | null;
  dueOn: string | null;
  missing: ProcedurePart[];
  proof: string | null;
}

interface Posted {
  procedureId: string;
  procedureCode: string;
  version: Version;
  agencyId: string | null;
  dueOn: string | null;
}

/** A posting; the same place, version and day again corrects it. Only what the province published can be made public (Art.17). */
export function posting(command: PostProcedure, about: Posted, today: string): PostingState {
  const { place, postedOn, removedOn = null, missing, proof = null } = command;
  const { procedureId, procedureCode, version, agencyId, dueOn } = about;
  if (version.status === 'draft') throw new Problem('refused', 'procedure.not-in-force', { code: procedureCode });
  if (postedOn > today) throw new Problem('refused', 'publication.in-the-future', { on: postedOn });
  if (removedOn && removedOn < postedOn) throw new Problem('invalid', 'offering.dates-out-of-order');
  const id = namedId('posting', `${procedureId} ${place} ${agencyId ?? ''} ${version.version} ${postedOn}`);
  const named = { id, procedureId, procedureCode, version: version.version, place, agencyId };
  return { ...named, postedOn, removedOn, dueOn, missing: [...new Set(missing ?? [])], proof };
}

/** What each of the three places shows on a day: the newest posting that stands there. */
export function placeStates(
  postings: readonly PostingState[],
  current: Pick<Version, 'version'> | null,
  today: string,
): PlaceState[] {
  return PUBLICITY_PLACES.map((place) => {
    const standing = postings
      .filter((one) => one.place === place && one.postedOn <= today && (!one.removedOn || one.removedOn >= today))
      .sort((a, b) => a.postedOn.localeCompare(b.postedOn) || a.version - b.version)
      .at(-1);
    const { version = null, postedOn = null, missing = [] } = standing ?? {};
    const isCurrent = current !== null && version === current.version && missing.length === 0;
    return { place, current: isCurrent, version, postedOn, missing };
  });
}

/** Share of the twelve parts said and of the three places current, in whole percent rounded down, and what is missing. */
export function publicityScore(missing: readonly ProcedurePart[], places: readonly PlaceState[]) {
  const total = PROCEDURE_PARTS.length + places.length;
  const behind = places.filter(({ current }) => !current);
  const done = total - missing.length - behind.length;
  const atPlaces = behind.flatMap(({ place, missing: parts }) =>
    parts.length > 0 ? parts.map((part) => `${place}:${part}`) : [place],
  );
  return { score: Math.floor((100 * done) / total), missing: [...missing, ...atPlaces] };
}

import { createHash } from 'node:crypto';
import { namedId, Problem } from '#contracts';
import { canonical } from '../procedures/canonical.js';
import { missingParts } from '../procedures/completeness.rules.js';
import { mergedAliases } from '../procedures/procedure.rules.js';
import type { Saved, Stored } from '../procedures/procedure.queries.js';
import { shownOf, amended, firstVersion, mergedParts, published, redrafted } from '../procedures/version.rules.js';
import type { Publication, Version, Written } from '../procedures/version.rules.js';
import type { Carried } from './carried.js';

/** What a source says of a procedure, as a digest. */
export const digestOf = (carried: Carried): string =>
  createHash('sha256').update(JSON.stringify(carried)).digest('hex');

const publicationOf = ({ publication }: Carried): Publication | null =>
  publication && { kind: 'new', decision: publication.decision, decidedOn: null, validFrom: publication.validFrom };

/** A procedure nobody knew: in force when the source publishes it and nothing is missing, else a draft. */
export function arrived(carried: Carried): Saved {
  const { code, parts, source } = carried;
  const { standing, versions } = firstVersion({ ...parts, none: parts.none ?? [] }, source, publicationOf(carried));
  const aliases = mergedAliases([], carried.aliases);
  const id = namedId('procedure', code);
  return {
    id,
    code,
    aliases,
    sources: [source],
    revision: 0,
    awaitingFrom: null,
    standing,
    versions,
    shown: shownOf(standing, versions),
  };
}

/** What a source changes in a known procedure; null when it says nothing that is not there. A repealed one stays so. */
export function renewed(stored: Stored, versions: readonly Version[], carried: Carried, today: string): Saved | null {
  if (stored.standing.status === 'repealed') throw new Problem('refused', 'procedure.repealed', { code: stored.code });
  const shown = shownOf(stored.standing, versions);
  const parts = mergedParts(shown.parts, carried.parts);
  const aliases = mergedAliases(stored.aliases, carried.aliases);
  const same = canonical(parts) === canonical(shown.parts);
  const written = same ? promoted(stored, shown, carried) : changed(stored, shown, { ...carried, parts }, today);
  if (!written && aliases.length === stored.aliases.length) return null;
  const { standing, versions: own } = written ?? { standing: stored.standing, versions: [] };
  const sources = [...new Set([...stored.sources, carried.source])];
  const next = shownOf(standing, [...own, shown]);
  const awaitingFrom = next.status === 'in-force' && next !== shown ? null : stored.awaitingFrom;
  return { ...stored, aliases, sources, awaitingFrom, standing, versions: own, shown: next };
}

/** The same texts, now with their publication. */
function promoted({ standing }: Stored, shown: Version, carried: Carried): Written | null {
  const publication = publicationOf(carried);
  const ready = standing.status === 'draft' && publication && missingParts(shown.parts).length === 0;
  return ready ? published(shown, publication, null) : null;
}

function changed({ standing }: Stored, shown: Version, carried: Carried, today: string): Written {
  const { parts, source } = carried;
  if (standing.status === 'in-force') return amended(standing, shown, parts, source, today);
  const draft = redrafted(standing, shown, parts, source);
  const publication = publicationOf(carried);
  const [version] = draft.versions;
  return publication && version!.missing.length === 0 ? published(version!, publication, null) : draft;
}

import type { Completeness, MissingPart } from '#contracts';
import { plainArray } from '../facts/array-literal.js';
import { PRODUCERS } from '../kinds/kinds.js';
import { seqOf } from './as-of-token.js';
import type { Frame } from './frame.js';
import { versionSql } from './measure-sql.js';
import { CONSUMER } from './positions.js';
import type { Snapshot } from './snapshot.js';

/**
 * Agencies of $1 (with what is below them: $2 pairs agency and member) that have a dossier by day $4. The limit keeps it to one look into
 * the index an agency, however many dossiers there are.
 */
const WITH_DATA = `
  SELECT DISTINCT m.agency AS id FROM unnest($1::uuid[], $2::uuid[]) AS m(agency, member),
         LATERAL (SELECT FROM dossier_fact f
                   WHERE f.agency_id = m.member AND f.received_on <= $4::date AND ${versionSql('$3')}
                   ORDER BY f.received_on LIMIT 1) one`;

/** Parked events of the scope: dossiers say their agency, what does not is counted everywhere. */
const PARKED = `
  SELECT producer, count(*)::int AS count FROM parked_event
   WHERE consumer = '${CONSUMER}' AND seq <= ($2::bigint[])[array_position('{${PRODUCERS.join(',')}}'::text[], producer)]
     AND coalesce((recorded->'event'->'data'->'state'->>'agencyId')::uuid = ANY($1::uuid[]), true)
   GROUP BY producer ORDER BY producer`;

/** Which agencies have no dossier at all, by name. */
export async function dossierCompleteness(
  snapshot: Snapshot,
  { expected, homes, positions, cutOff }: Frame,
): Promise<Completeness> {
  const found = await snapshot.rows<{ id: string }>(WITH_DATA, [
    plainArray([...homes.values()]),
    plainArray([...homes.keys()]),
    plainArray(positions.dossier),
    cutOff,
  ]);
  return completenessOf(expected, new Set(found.map(({ id }) => id)));
}

/** Which of the expected agencies are not among those that have a dossier. */
export function completenessOf(expected: Frame['expected'], provided: ReadonlySet<string>): Completeness {
  const without = expected.filter(({ id }) => !provided.has(id));
  const missing = without.map(({ name, codes }): MissingPart => {
    const label = { vi: `Chưa có hồ sơ: ${name.vi}`, en: `No dossiers: ${name.en ?? name.vi}` };
    return { source: 'dossier', label, agency: codes[0]!.code };
  });
  return { expected: expected.length, provided: provided.size, missing };
}

/** Which events could not be applied, by producer. */
export async function parkedOf(snapshot: Snapshot, { agencies, positions }: Frame): Promise<MissingPart[]> {
  const rows = await snapshot.rows<{ producer: string; count: number }>(PARKED, [
    plainArray(agencies),
    plainArray(
      PRODUCERS.map((producer) =>
        producer === 'dossier' ? Math.max(...positions.dossier) : seqOf(positions, producer),
      ),
    ),
  ]);
  return rows.map(({ producer, count }) => parkedPart(producer, count));
}

export const parkedPart = (source: string, count: number): MissingPart => ({
  source,
  label: { vi: 'Sự kiện chưa áp dụng được', en: 'Events that could not be applied' },
  count,
});

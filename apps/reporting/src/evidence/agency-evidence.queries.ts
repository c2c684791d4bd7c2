import type { Evidence } from '#indicators';
import { agencyIds, type AgencyQuery } from '../figures/agencies.queries.js';
import type { Frame } from '../figures/frame.js';
import type { Snapshot } from '../figures/snapshot.js';
import type { Row } from './evidence.queries.js';

/** Agencies of a list, whole, by uuid: some hundred at most. */
export async function agencyRows(snapshot: Snapshot, frame: Frame, { terms }: Evidence): Promise<Row[]> {
  const ids = new Set<string>();
  for (const { sign, query } of [...terms].sort((a, b) => b.sign - a.sign)) {
    for (const id of await agencyIds(snapshot, frame, query as AgencyQuery)) {
      if (sign === 1) ids.add(id);
      else ids.delete(id);
    }
  }
  const listed = frame.expected.filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return listed.map(({ id, codes, name }) => {
    const item = { kind: 'agency' as const, id, code: codes[0]!.code, name: { vi: name.vi, en: name.en ?? name.vi } };
    return { id, step: 1, item };
  });
}

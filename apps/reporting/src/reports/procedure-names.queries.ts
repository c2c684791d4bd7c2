import type { Bilingual } from '#contracts';
import { plainArray } from '../facts/array-literal.js';
import type { Frame } from '../figures/frame.js';
import type { Snapshot } from '../figures/snapshot.js';

interface Named {
  id: string;
  code: string;
  field: string | null;
  vi: string | null;
  en: string | null;
}

const NAMES = `SELECT id, code, field, name_vi AS vi, name_en AS en FROM procedure_fact
  WHERE id = ANY($1::uuid[]) AND seq_from <= $2 AND seq_to > $2`;
const UNKNOWN_FIELD: Bilingual = { vi: 'Chưa rõ lĩnh vực', en: 'Field not known' };

/** Code and name of procedures, or of the fields they belong to, as known at the positions. */
export async function procedureNames(
  snapshot: Snapshot,
  { positions }: Frame,
  by: 'procedure' | 'field',
  ids: readonly string[],
): Promise<(id: string) => { code: string; name: Bilingual }> {
  const found = await snapshot.rows<Named>(NAMES, [plainArray(ids), positions.catalogue]);
  const known = new Map(found.map((row) => [row.id, row]));
  return (id) => (by === 'procedure' ? procedureName(id, known.get(id)) : fieldName(known.get(id)));
}

function procedureName(id: string, row: Named | undefined): { code: string; name: Bilingual } {
  const vi = row?.vi ?? id;
  return { code: row?.code ?? id, name: { vi, en: row?.en ?? vi } };
}

function fieldName(row: Named | undefined): { code: string; name: Bilingual } {
  const field = row?.field;
  return field ? { code: field, name: { vi: field, en: field } } : { code: '-', name: UNKNOWN_FIELD };
}

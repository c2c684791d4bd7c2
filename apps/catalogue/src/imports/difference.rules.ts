import type { PartDifference, ProcedureParts } from '#contracts';
import { canonical } from '../procedures/canonical.js';

const LONGEST = 300;

const excerpt = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return (typeof value === 'string' ? value : canonical(value)).slice(0, LONGEST);
};

/** The parts that a source changes, each with the beginning of what was and what becomes of it. */
export function differing(before: ProcedureParts, after: ProcedureParts): PartDifference[] {
  const [was, is] = [before, after] as unknown as Record<string, unknown>[];
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return parts
    .filter((part) => canonical(was![part] ?? null) !== canonical(is![part] ?? null))
    .map((part) => ({ part, before: excerpt(was![part]), after: excerpt(is![part]) }));
}

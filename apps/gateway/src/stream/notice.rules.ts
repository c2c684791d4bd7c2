import type { ChangesNotice } from '#contracts';

/** What a client hears: codes in place of uuids; an empty list means all. */
export interface ClientNotice {
  indicators: readonly string[];
  agencies: readonly string[];
  periods: readonly string[];
  positions: Readonly<Record<string, number>>;
}

interface Tree {
  isWithin(id: string, code: string): boolean;
  codeOf(id: string): string | undefined;
}

/** The part of a notice a scope may hear of; undefined when nothing of it changed. */
export function noticeFor(notice: ChangesNotice, scope: string, tree: Tree): ClientNotice | undefined {
  const within = notice.agencies.filter((id) => tree.isWithin(id, scope));
  if (notice.agencies.length > 0 && within.length === 0) return undefined;
  const { indicators, periods, positions } = notice;
  return { indicators, agencies: within.flatMap((id) => tree.codeOf(id) ?? []), periods, positions };
}

/** Both of two; all, where one of them said all. */
const both = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.length === 0 || b.length === 0 ? [] : [...new Set([...a, ...b])];

/** Two notices as one, the second being the later. */
export const merged = (a: ClientNotice, b: ClientNotice): ClientNotice => ({
  indicators: both(a.indicators, b.indicators),
  agencies: both(a.agencies, b.agencies),
  periods: both(a.periods, b.periods),
  positions: { ...a.positions, ...b.positions },
});

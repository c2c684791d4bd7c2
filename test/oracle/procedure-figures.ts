import type { Counted, Days } from './dossier-figures.js';
import type { Truth } from './dossier-truth.js';

/** An invented procedure as the loader knows it. */
export interface OfferedProcedure {
  readonly code: string;
  readonly agencies: readonly string[];
  readonly levels: readonly { from: string; level: number }[];
}

const isOnline = (level: number): boolean => level >= 3;

/** Whether it was online on every, on some or on the last of the days. */
const SETS: Record<string, (levels: OfferedProcedure['levels'], days: Days) => boolean> = {
  'at-end': (levels, { to }) => isOnline(levels.filter(({ from }) => from <= to).at(-1)!.level),
  ever: (levels, { to }) => levels.some(({ from, level }) => from <= to && isOnline(level)),
  'full-year': (levels, { to }) => levels.every(({ from, level }) => from > to || isOnline(level)),
};

/** I.5.a by every set, from 1 January to the last day; all are offered from 1 January on. */
export function procedureFigures(
  procedures: readonly OfferedProcedure[],
  truths: readonly Truth[],
  agencies: ReadonlySet<string>,
  { to }: Days,
): Map<string, Counted> {
  const days = { from: `${to.slice(0, 4)}-01-01`, to };
  const own = procedures.filter((one) => one.agencies.some((agency) => agencies.has(agency)));
  const online = truths.filter(({ received, level }) => received >= days.from && received <= to && isOnline(level));
  const any = new Set(online.map(({ procedure }) => procedure));
  const submitted = new Set(online.filter(({ channel }) => channel === 'online').map(({ procedure }) => procedure));
  const found = new Map<string, Counted>();
  for (const [set, holds] of Object.entries(SETS)) {
    const offered = own.filter(({ levels }) => holds(levels, days)).map(({ code }) => code);
    const among = (codes: ReadonlySet<string>): Counted => ({
      numerator: offered.filter((code) => codes.has(code)).length,
      denominator: offered.length,
    });
    found.set(`I.5.a A.${set}`, among(submitted)).set(`I.5.a B.${set}`, among(any));
  }
  return found;
}

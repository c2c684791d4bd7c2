import type { AgencyRecorded } from '#contracts';
import { addDays, type Period } from '#calendar';
import type { MeasureQuery, Window } from '#indicators';
import type { Positions } from './as-of-token.js';

/** Everything a count depends on beside its own definition. */
export interface Frame {
  /** Uuids of the agencies of the scope. */
  readonly agencies: readonly string[];
  /** Those that should have data (departments, districts, communes), and of every agency of the scope which of them it belongs to. */
  readonly expected: readonly AgencyRecorded[];
  readonly homes: ReadonlyMap<string, string>;
  readonly period: Period;
  /** T: the earlier of the period's last day and the day it is. Stocks are of its end, flows go up to it. */
  readonly cutOff: string;
  readonly positions: Positions;
  /** Live figures read cells; figures as of a position count facts. */
  readonly live: boolean;
  /** The first year there are cells of. */
  readonly firstYear: string;
}

export const firstDay = ({ period }: Pick<Frame, 'period'>, window: Window): string =>
  window === 'period' ? period.from : `${period.to.slice(0, 4)}-01-01`;

const DAY_MS = 86_400_000;

/** The last instant (ms) a figure is about: the end of its cut-off day in Vietnam, or when it was asked, if that is earlier. */
export const instantOf = ({ cutOff, positions }: Frame): number =>
  Math.min(Date.parse(`${cutOff}T00:00:00+07:00`) + DAY_MS - 1, positions.at);

/** The end of which day a stock is of. */
export function stockDay(
  frame: Pick<Frame, 'period' | 'cutOff'>,
  query: Extract<MeasureQuery, { kind: 'stock' }>,
): string {
  if (query.measure !== 'carried-over') return frame.cutOff;
  const eve = addDays(firstDay(frame, query.window), -1);
  return eve < frame.cutOff ? eve : frame.cutOff;
}

import {
  connectionEnded,
  connectionHeard,
  connectionRegistered,
  connectionSilent,
  type ConnectionAct,
  type ConnectionState,
} from '#contracts';
import { factKind } from './fact-kind.js';

/** A connected system of an agency, with every stretch of time in which it was heard often enough (I.11). */
type Connection = {
  readonly agencyId: string;
  readonly system: string;
  readonly connectedOn: string;
  readonly endedOn: string | null;
  readonly allowedHours: number;
  readonly alive: string;
};

type Stretch = readonly [from: number, to: number | null];

export const connection = factKind<Connection, ConnectionAct>({
  name: 'connection',
  producer: 'exchange',
  table: 'connection_fact',
  events: [connectionRegistered, connectionHeard, connectionSilent, connectionEnded],
  columns: {
    agencyId: 'uuid',
    system: 'text',
    connectedOn: 'date',
    endedOn: 'date',
    allowedHours: 'integer',
    alive: 'int8multirange',
  },
  factOf: ({ state }, before) => ({
    agencyId: state.agencyId,
    system: state.kind,
    connectedOn: state.connectedOn,
    endedOn: state.endedOn ?? null,
    allowedHours: state.allowedHours,
    alive: multirange(lived(stretchesOf(before?.alive ?? '{}'), state)),
  }),
  measures: {
    'document-systems-alive': { instants: 'alive', is: { system: 'document-management' } },
    'one-stop-systems-alive': { instants: 'alive', is: { system: 'one-stop' } },
  },
  shown: { code: 'system', beside: ['system', 'connectedOn', 'endedOn', 'allowedHours'] },
});

/** Stretches in order; the last may be open. A system that ended is silent from the end of its last day in Vietnam. */
function lived(stretches: readonly Stretch[], { alive, since, endedOn }: ConnectionState): Stretch[] {
  const at = since ? Date.parse(since) : null;
  const last = stretches.at(-1);
  const isOpen = last !== undefined && last[1] === null;
  const closed = !alive && isOpen && !endedOn ? [...stretches.slice(0, -1), [last[0], at] as const] : stretches;
  const all = alive && !isOpen && at !== null ? [...closed, [at, null] as const] : closed;
  const end = endedOn ? Date.parse(`${endedOn}T24:00:00+07:00`) : null;
  return all.flatMap(([from, to]): Stretch[] => {
    const until = end !== null && (to === null || to > end) ? end : to;
    return until !== null && until <= from ? [] : [[from, until]];
  });
}

/** As PostgreSQL prints an int8multirange. */
const multirange = (stretches: readonly Stretch[]): string =>
  `{${stretches.map(([from, to]) => `[${from},${to ?? ''})`).join(',')}}`;

const stretchesOf = (text: string): Stretch[] =>
  [...text.matchAll(/\[(\d+),(\d*)\)/g)].map(([, from, to]) => [Number(from), to ? Number(to) : null]);

import type { ServiceName } from '#contracts';
import { vietnamDay } from '#calendar';
import { PRODUCERS } from '../kinds/kinds.js';
import { generationOf, type State } from '../live/state.js';
import { seqOf, tokenOf, type Positions } from './as-of-token.js';
import type { Moment } from './moment.service.js';

/** Every producer that is read in one lane and is not the catalogue. */
export const OTHERS = PRODUCERS.filter((producer) => producer !== 'dossier' && producer !== 'catalogue');

/** By lane. */
const seqsOf = ({ checkpoints }: State, producer: ServiceName): number[] =>
  (checkpoints ?? []).filter(([name]) => name === producer).map(([, , seq]) => seq);

/** Everything applied up to now. */
export function newestPositions(state: State, now: Date): Positions {
  const dossier = seqsOf(state, 'dossier');
  return {
    on: vietnamDay(now),
    at: now.getTime(),
    catalogue: seqsOf(state, 'catalogue')[0] ?? 0,
    dossier: dossier.length > 0 ? dossier : [0],
    others: Object.fromEntries(OTHERS.map((producer) => [producer, seqsOf(state, producer)[0] ?? 0])),
  };
}

export function momentOf(state: State, positions: Positions, { live, at }: { live: boolean; at: Date | null }): Moment {
  const told = Object.fromEntries(PRODUCERS.map((producer) => [producer, seqOf(positions, producer)]));
  return {
    positions,
    live,
    firstYear: state.first ?? `${positions.on.slice(0, 4)}-01-01`,
    asOf: { token: tokenOf(positions), recordedAt: at?.toISOString() ?? null, positions: told },
    catalogue: {
      generation: generationOf(state, 'catalogue', 0),
      seq: seqsOf(state, 'catalogue')[0] ?? 0,
    },
  };
}

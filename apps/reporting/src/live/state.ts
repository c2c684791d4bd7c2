import type { ServiceName } from '#contracts';

/** Where the projection stands, as one row of one snapshot. */
export interface State {
  /** Producer, lane, seq, ms since 1970 of its record; by producer and lane. */
  readonly checkpoints: readonly (readonly [ServiceName, number, number, number])[] | null;
  /** Producer, lane, generation. */
  readonly generations: readonly (readonly [ServiceName, number, number])[] | null;
  /** The first year there are cells of. */
  readonly first: string | null;
  /** When the last event behind everything was recorded. */
  readonly at: Date | null;
  /** Producer, agency where the event says one, how many events. */
  readonly parked: readonly (readonly [ServiceName, string | null, number])[] | null;
}

/** A lane's generation of a producer; 0 = nothing was ever written. */
export const generationOf = ({ generations }: State, producer: ServiceName, lane: number): number =>
  generations?.find((one) => one[0] === producer && one[1] === lane)?.[2] ?? 0;

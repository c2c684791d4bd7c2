import type { ServiceName } from '#contracts';
import { CONSUMER } from '../figures/positions.js';
import { PRODUCERS } from '../kinds/kinds.js';

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

const OURS = `consumer = '${CONSUMER}' AND producer = ANY('{${PRODUCERS.join(',')}}'::text[])`;

export const STATE = `
  SELECT (SELECT json_agg(json_build_array(producer, lane, seq, coalesce(extract(epoch FROM recorded_at) * 1000, 0)::float8)
                   ORDER BY producer, lane) FROM checkpoint WHERE ${OURS}) AS checkpoints,
         (SELECT json_agg(json_build_array(producer, lane, generation)) FROM projection_generation) AS generations,
         least((SELECT min(bucket) FROM flow_cell WHERE grain = 'year'),
               (SELECT min(bucket) FROM measure_cell WHERE grain = 'year'))::text AS first,
         (SELECT max(l.recorded_at) FROM checkpoint c CROSS JOIN LATERAL (
            SELECT recorded_at FROM log_instant WHERE producer = c.producer AND seq <= c.seq ORDER BY seq DESC LIMIT 1) l
           WHERE ${OURS.replaceAll('producer', 'c.producer')}) AS at,
         (SELECT json_agg(json_build_array(producer, agency, count)) FROM (
            SELECT producer, recorded->'event'->'data'->'state'->>'agencyId' AS agency, count(*) AS count
              FROM parked_event WHERE ${OURS} GROUP BY 1, 2) p) AS parked`;

/** A lane's generation of a producer; 0 = nothing was ever written. */
export const generationOf = ({ generations }: State, producer: ServiceName, lane: number): number =>
  generations?.find((one) => one[0] === producer && one[1] === lane)?.[2] ?? 0;

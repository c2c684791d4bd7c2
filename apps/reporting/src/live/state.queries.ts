import { CONSUMER } from '../figures/positions.js';
import { PRODUCERS } from '../kinds/kinds.js';

const OURS = `consumer = '${CONSUMER}' AND producer = ANY('{${PRODUCERS.join(',')}}'::text[])`;

/** One row: a `State`. */
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

import { CHANNELS, LEVELS } from '#indicators';

/** Columns of `flow_cell`: what is counted on a business day; `open`, `waiting`, `overdue` are changes of a stock on that day. */
export const FLOW_COLUMNS = [
  'received',
  'settled_early',
  'settled_on_time',
  'settled_late',
  'timely_by_reappointment',
  'refused',
  'withdrawn',
  'stopped',
  'returned',
  'steps_recorded',
  'steps_in_time',
  'steps_unknown',
  'received_settled',
  'received_settled_timely',
  'open',
  'waiting',
  'overdue',
  'late',
  'late_apologised',
  'late_apologised_in_time',
  'late_new_date_kept',
  'supplemented_again',
  'supplemented_again_in_person',
  'supplemented_again_blameless',
  'votes',
  'votes_satisfied',
  'received_linked',
] as const;
export type FlowColumn = (typeof FLOW_COLUMNS)[number];

/** Level 0 = not an online service. */
export const CELL_LEVELS = [0, ...LEVELS] as const;
/** Receptions of a procedure are kept by channel and level in columns, so that a procedure is one row a bucket. */
export const receivedColumn = (channel: string, level: number): string => `received_${channel}_${level}`;
export const RECEIVED_COLUMNS = CHANNELS.flatMap((channel) =>
  CELL_LEVELS.map((level) => receivedColumn(channel, level)),
);

export const PROCEDURE_COLUMNS = [
  ...RECEIVED_COLUMNS,
  'settled_early',
  'settled_on_time',
  'settled_late',
  'refused',
  'withdrawn',
  'stopped',
  'returned',
  'received_linked',
] as const;

export const GRAINS = ['day', 'month', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** The first day of the day's month or year. */
export function bucketOf(day: string, grain: Grain): string {
  if (grain === 'day') return day;
  return grain === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

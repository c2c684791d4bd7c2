import type { DossierMeasureName, MeasureName, Where } from '#indicators';
import type { FlowColumn } from '../cells/columns.js';

type FactDay =
  | 'received_on'
  | 'settled_on'
  | 'closed_on'
  | 'returned_on'
  | 'late_on'
  | 'second_request_on'
  | 'second_trip_on'
  | 'second_blameless_on'
  | 'voted_on';

/** What a measure is made of: columns of the cells, and the condition under which a fact is a row of it. */
interface MeasureSql {
  /** Columns of `flow_cell`, each added or (−) taken off. */
  readonly columns: readonly (FlowColumn | `-${FlowColumn}`)[];
  /** The day of the fact that must lie in the window; a stock has none. */
  readonly day?: FactDay;
  /** What else holds of a fact `f`; `$day` = the day of a stock. */
  readonly also?: string;
  /** Rows one fact makes, where not one. */
  readonly rows?: string;
}

const SETTLED = ['settled_early', 'settled_on_time', 'settled_late'] as const;
const OPEN = 'f.received_on <= $day AND (f.closed_on IS NULL OR f.closed_on > $day)';

const DOSSIER_SQL: Readonly<Record<DossierMeasureName, MeasureSql>> = {
  received: { columns: ['received'], day: 'received_on' },
  settled: { columns: SETTLED, day: 'settled_on' },
  'settled-early': { columns: ['settled_early'], day: 'settled_on', also: `f.timeliness = 'early'` },
  'settled-on-time': { columns: ['settled_on_time'], day: 'settled_on', also: `f.timeliness = 'on-time'` },
  'settled-late': { columns: ['settled_late'], day: 'settled_on', also: `f.timeliness = 'late'` },
  'settled-timely-by-reappointment': {
    columns: ['timely_by_reappointment'],
    day: 'settled_on',
    also: 'f.timely_by_reappointment',
  },
  'settled-late-by-reappointment': {
    columns: [...SETTLED, '-timely_by_reappointment'],
    day: 'settled_on',
    also: 'NOT f.timely_by_reappointment',
  },
  withdrawn: { columns: ['withdrawn'], day: 'closed_on', also: `f.closing = 'withdrawal'` },
  stopped: { columns: ['stopped'], day: 'closed_on', also: `f.closing = 'stop'` },
  refused: { columns: ['refused'], day: 'settled_on', also: `f.closing = 'refusal'` },
  returned: { columns: ['returned'], day: 'returned_on' },
  'steps-recorded': { columns: ['steps_recorded'], day: 'received_on', rows: 'f.steps_recorded' },
  'steps-in-time': { columns: ['steps_in_time'], day: 'received_on', rows: 'f.steps_in_time' },
  'dossiers-steps-unknown': { columns: ['steps_unknown'], day: 'received_on', also: 'f.steps_unknown' },
  'received-settled': { columns: ['received_settled'], day: 'received_on', also: 'f.settled_on IS NOT NULL' },
  'received-settled-timely': {
    columns: ['received_settled_timely'],
    day: 'received_on',
    also: `f.timeliness IN ('early', 'on-time')`,
  },
  late: { columns: ['late'], day: 'late_on' },
  'late-apologised': { columns: ['late_apologised'], day: 'late_on', also: 'f.apology_issued_on IS NOT NULL' },
  'late-apologised-in-time': {
    columns: ['late_apologised_in_time'],
    day: 'late_on',
    also: 'f.apology_in_time',
  },
  'late-new-date-kept': {
    columns: ['late_new_date_kept'],
    day: 'late_on',
    also: 'f.apology_issued_on IS NOT NULL AND f.settled_on <= f.apology_new_due_on',
  },
  'supplemented-again': { columns: ['supplemented_again'], day: 'second_request_on' },
  'supplemented-again-in-person': { columns: ['supplemented_again_in_person'], day: 'second_trip_on' },
  votes: { columns: ['votes'], day: 'voted_on' },
  'votes-satisfied': { columns: ['votes_satisfied'], day: 'voted_on', also: `f.vote <> 'unsatisfied'` },
  'received-linked': { columns: ['received_linked'], day: 'received_on', also: 'f.linked' },
  'supplemented-again-blameless': { columns: ['supplemented_again_blameless'], day: 'second_blameless_on' },
  open: { columns: ['open'], also: OPEN },
  'open-overdue': { columns: ['overdue'], also: 'f.overdue @> $day' },
  'open-waiting': { columns: ['waiting'], also: 'f.waiting @> $day' },
  'carried-over': { columns: ['open'], also: OPEN },
};
/** Asked of dossiers only: who asks has divided the measures of other kinds off. */
export const MEASURE_SQL = DOSSIER_SQL as Readonly<Record<MeasureName, MeasureSql>>;

/** The sum of a measure's columns of cell `c`. */
export const cellSum = (measure: MeasureName): string =>
  MEASURE_SQL[measure].columns
    .map((column) => (column.startsWith('-') ? `- c.${column.slice(1)}` : `+ c.${column}`))
    .join(' ');

/** Parameters (`$3`) or expressions of the days a measure is counted over. */
export interface DaysSql {
  readonly from: string;
  readonly to: string;
  /** The day of a stock. */
  readonly day: string;
}

/** The condition under which fact `f` is a row of the measure. */
export function factCondition(measure: MeasureName, days: DaysSql): string {
  const { day, also } = MEASURE_SQL[measure];
  const within = day ? [`f.${day} BETWEEN ${days.from} AND ${days.to}`] : [];
  const held = also ? [also.replaceAll('$day', days.day)] : [];
  return [...within, ...held].join(' AND ');
}

/** Filters by channel and level at submission, of a fact or a cell under that alias. */
export function whereSql({ channel, level }: Where, alias: string): string {
  const conditions = [
    ...(channel ? [`${alias}.channel IN (${channel.map((name) => `'${name}'`).join(', ')})`] : []),
    ...(level ? [`${alias}.level IN (${level.map(Number).join(', ')})`] : []),
  ];
  return conditions.length > 0 ? conditions.join(' AND ') : 'true';
}

/** The version of fact `f` that held at the positions in parameter `seqs`, a bigint[] by lane. */
export const versionSql = (seqs: string): string =>
  `f.seq_from <= (${seqs}::bigint[])[f.lane + 1] AND f.seq_to > (${seqs}::bigint[])[f.lane + 1]`;

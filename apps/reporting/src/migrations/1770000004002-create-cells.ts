import type { MigrationInterface, QueryRunner } from 'typeorm';

const counts = (columns: readonly string[]): string =>
  columns.map((column) => `${column} bigint NOT NULL DEFAULT 0`).join(',\n        ');

const FLOWS = [
  ...[
    'received',
    'settled_early',
    'settled_on_time',
    'settled_late',
    'timely_by_reappointment',
    'refused',
    'withdrawn',
  ],
  ...['stopped', 'returned', 'steps_recorded', 'steps_in_time', 'steps_unknown', 'received_settled'],
  ...['received_settled_timely', 'open', 'waiting', 'overdue'],
];
const RECEIVED = ['counter', 'online', 'post'].flatMap((channel) =>
  [0, 1, 2, 3, 4].map((level) => `received_${channel}_${level}`),
);
const PROCEDURES = [
  ...RECEIVED,
  ...['settled_early', 'settled_on_time', 'settled_late', 'refused', 'withdrawn', 'stopped', 'returned'],
];

/** Flows and changes of stocks by business day, month and year; never states, never rolled up over agencies. */
export class CreateCells1770000004002 implements MigrationInterface {
  name = 'CreateCells1770000004002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE flow_cell (
        grain text COLLATE "C" NOT NULL CHECK (grain IN ('day', 'month', 'year')),
        bucket date NOT NULL,
        agency_id uuid NOT NULL,
        channel text COLLATE "C" NOT NULL,
        level smallint NOT NULL,
        lane smallint NOT NULL,
        ${counts(FLOWS)},
        PRIMARY KEY (grain, bucket, agency_id, channel, level, lane)
      ) WITH (fillfactor = 60);
      CREATE TABLE procedure_cell (
        grain text COLLATE "C" NOT NULL CHECK (grain IN ('month', 'year')),
        bucket date NOT NULL,
        agency_id uuid NOT NULL,
        procedure_id uuid NOT NULL,
        lane smallint NOT NULL,
        ${counts(PROCEDURES)},
        PRIMARY KEY (grain, bucket, agency_id, procedure_id, lane)
      ) WITH (fillfactor = 60);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE procedure_cell, flow_cell');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FLOW_COLUMNS, PROCEDURE_COLUMNS } from '../cells/columns.js';

const counts = (columns: readonly string[]): string =>
  columns.map((column) => `${column} bigint NOT NULL DEFAULT 0`).join(',\n        ');

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
        ${counts(FLOW_COLUMNS)},
        PRIMARY KEY (grain, bucket, agency_id, channel, level, lane)
      ) WITH (fillfactor = 60);
      CREATE TABLE procedure_cell (
        grain text COLLATE "C" NOT NULL CHECK (grain IN ('month', 'year')),
        bucket date NOT NULL,
        agency_id uuid NOT NULL,
        procedure_id uuid NOT NULL,
        lane smallint NOT NULL,
        ${counts(PROCEDURE_COLUMNS)},
        PRIMARY KEY (grain, bucket, agency_id, procedure_id, lane)
      ) WITH (fillfactor = 60);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE procedure_cell, flow_cell');
  }
}

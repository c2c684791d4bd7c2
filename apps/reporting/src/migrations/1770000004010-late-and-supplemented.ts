import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMAS = ['public', 'rebuild'];
const DAYS = ['late_on', 'second_request_on', 'second_trip_on', 'second_blameless_on'];
const COUNTS = [
  ...['late', 'late_apologised', 'late_apologised_in_time', 'late_new_date_kept'],
  ...['supplemented_again', 'supplemented_again_in_person', 'supplemented_again_blameless'],
];

/** Late dossiers with what was said to their applicants (I.3.e.3), cases supplemented more than once (I.3.e.2). */
export class LateAndSupplemented1770000004010 implements MigrationInterface {
  name = 'LateAndSupplemented1770000004010';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(`
        ALTER TABLE ${schema}.dossier_fact ${DAYS.map((day) => `ADD ${day} date`).join(', ')};
        ALTER TABLE ${schema}.flow_cell ${COUNTS.map((count) => `ADD ${count} bigint NOT NULL DEFAULT 0`).join(', ')}`);
    }
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(`
        ALTER TABLE ${schema}.flow_cell ${COUNTS.map((count) => `DROP ${count}`).join(', ')};
        ALTER TABLE ${schema}.dossier_fact ${DAYS.map((day) => `DROP ${day}`).join(', ')}`);
    }
    await foldAnew(runner);
  }
}

/** What was folded without them is folded again from the first event of the log: the same as the runbook's rebuild. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`
    TRUNCATE dossier_fact, flow_cell, procedure_cell;
    DELETE FROM log_instant WHERE producer = 'dossier';
    DELETE FROM parked_event WHERE consumer = 'reporting' AND producer = 'dossier';
    UPDATE checkpoint SET seq = 0, hash = '', log_id = NULL, recorded_at = NULL
     WHERE consumer = 'reporting' AND producer = 'dossier'`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMAS = ['public', 'rebuild'];

/** Whether form 04 came in time, as it says itself (I.3.e.3 B). */
export class ApologyInTime1770000004104 implements MigrationInterface {
  name = 'ApologyInTime1770000004104';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) await runner.query(`ALTER TABLE ${schema}.dossier_fact ADD apology_in_time boolean`);
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) await runner.query(`ALTER TABLE ${schema}.dossier_fact DROP apology_in_time`);
    await foldAnew(runner);
  }
}

/** What was folded without it is folded again from the first event of the log: the same as the runbook's rebuild. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`
    TRUNCATE dossier_fact, flow_cell, procedure_cell, paper_book_fact;
    DELETE FROM measure_cell WHERE measure = 'paper-book-dossiers';
    DELETE FROM log_instant WHERE producer = 'dossier';
    DELETE FROM parked_event WHERE consumer = 'reporting' AND producer = 'dossier';
    UPDATE projection_generation SET generation = generation + 1 WHERE producer = 'dossier';
    UPDATE cell_change c SET generation = g.generation FROM projection_generation g WHERE g.producer = 'dossier' AND g.lane = c.lane;
    UPDATE checkpoint SET seq = 0, hash = '', log_id = NULL, recorded_at = NULL
     WHERE consumer = 'reporting' AND producer = 'dossier'`);
}

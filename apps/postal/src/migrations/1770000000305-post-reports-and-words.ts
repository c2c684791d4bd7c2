import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of the post to the department with when they came; events whose word nobody understands stand out. */
export class PostReportsAndWords1770000000305 implements MigrationInterface {
  name = 'PostReportsAndWords1770000000305';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE post_report (
        id uuid PRIMARY KEY,
        period text NOT NULL UNIQUE,
        due_on date NOT NULL,
        submitted_on date NOT NULL,
        received_on date NOT NULL,
        document text NOT NULL,
        actor text NOT NULL,
        CHECK (received_on >= submitted_on)
      )`);
    await runner.query('ALTER TABLE carrier_event DROP CONSTRAINT carrier_event_state_check');
    await runner.query(`ALTER TABLE carrier_event ADD CONSTRAINT carrier_event_state_check
      CHECK (state IN ('new', 'applied', 'unmatched', 'not-understood'))`);
    await runner.query(`CREATE INDEX carrier_event_not_understood ON carrier_event (carrier, status)
      WHERE state = 'not-understood'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX carrier_event_not_understood');
    await runner.query(`UPDATE carrier_event SET state = 'applied' WHERE state = 'not-understood'`);
    await runner.query('ALTER TABLE carrier_event DROP CONSTRAINT carrier_event_state_check');
    await runner.query(`ALTER TABLE carrier_event ADD CONSTRAINT carrier_event_state_check
      CHECK (state IN ('new', 'applied', 'unmatched'))`);
    await runner.query('DROP TABLE post_report');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists by due day and by day of return; closings of a counter's day. */
export class AddDesk1770000000292 implements MigrationInterface {
  name = 'AddDesk1770000000292';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX dossier_due ON dossier (agency_id, lawful_due_on, id) WHERE closed_on IS NULL AND code IS NOT NULL;
      CREATE INDEX dossier_returned ON dossier (returned_at) WHERE returned_at IS NOT NULL;

      CREATE TABLE counter_day (
        agency_id uuid NOT NULL,
        day date NOT NULL,
        closed_at timestamptz NOT NULL,
        closed_by text NOT NULL,
        digest text NOT NULL,
        PRIMARY KEY (agency_id, day)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE counter_day; DROP INDEX dossier_due, dossier_returned');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAssignment1770000000202 implements MigrationInterface {
  name = 'CreateAssignment1770000000202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assignment (
        id uuid PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        role text NOT NULL,
        agency_id uuid NOT NULL REFERENCES agency,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz CHECK (valid_to >= valid_from),
        granted_by text NOT NULL,
        revision integer NOT NULL DEFAULT 1
      );
      CREATE INDEX assignment_person ON assignment (issuer, subject);
      CREATE INDEX assignment_agency ON assignment (agency_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assignment');
  }
}

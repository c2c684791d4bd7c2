import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions recorded before this table stood come into it when the copy of the catalogue is rebuilt. */
export class CreateShorteningCopy1770000000013 implements MigrationInterface {
  name = 'CreateShorteningCopy1770000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shortening_copy (
        id uuid PRIMARY KEY,
        procedure_id uuid NOT NULL,
        agency_id uuid NOT NULL,
        channel text,
        local jsonb NOT NULL,
        valid_from date NOT NULL,
        valid_to date
      );
      CREATE INDEX shortening_copy_of ON shortening_copy (procedure_id, agency_id, valid_from);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shortening_copy');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDirectory1770000000010 implements MigrationInterface {
  name = 'CreateDirectory1770000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agency_copy (
        id uuid PRIMARY KEY,
        parent_id uuid,
        kind text NOT NULL,
        level text NOT NULL,
        name jsonb NOT NULL,
        codes jsonb NOT NULL,
        valid_from date,
        valid_to date,
        merged_into uuid,
        demonstration boolean NOT NULL
      );
      CREATE TABLE calendar_copy (id text PRIMARY KEY, decision jsonb NOT NULL);
      CREATE TABLE directory_revision (part text PRIMARY KEY, revision bigint NOT NULL DEFAULT 0);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE directory_revision, calendar_copy, agency_copy');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateColumnMapping1770000000405 implements MigrationInterface {
  name = 'CreateColumnMapping1770000000405';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE column_mapping (agency_id uuid PRIMARY KEY, fields jsonb NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE column_mapping');
  }
}

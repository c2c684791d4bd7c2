import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSplit1770000000209 implements MigrationInterface {
  name = 'AddSplit1770000000209';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agency ADD COLUMN split_from uuid REFERENCES agency');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agency DROP COLUMN split_from');
  }
}

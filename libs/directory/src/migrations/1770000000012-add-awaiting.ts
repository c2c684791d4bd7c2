import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAwaiting1770000000012 implements MigrationInterface {
  name = 'AddAwaiting1770000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE procedure_copy ADD COLUMN awaiting_from date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE procedure_copy DROP COLUMN awaiting_from');
  }
}

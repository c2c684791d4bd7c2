import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much of a term was left when it went on, so that a later decision on days off counts that part again and nothing else. */
export class AddResumption1770000000320 implements MigrationInterface {
  name = 'AddResumption1770000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier ADD resumption jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN resumption');
  }
}

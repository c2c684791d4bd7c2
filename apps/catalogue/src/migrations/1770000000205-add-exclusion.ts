import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExclusion1770000000205 implements MigrationInterface {
  name = 'AddExclusion1770000000205';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE offering
        ADD COLUMN exclusion text,
        ADD COLUMN basis jsonb,
        ADD CONSTRAINT offering_exclusion_check CHECK (exclusion IS NULL OR NOT one_stop);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE offering DROP COLUMN exclusion, DROP COLUMN basis');
  }
}

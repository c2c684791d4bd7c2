import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImportDifference1770000000208 implements MigrationInterface {
  name = 'CreateImportDifference1770000000208';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_difference (
        import_id text NOT NULL,
        line integer NOT NULL,
        code text NOT NULL,
        parts jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (import_id, line)
      );
      CREATE INDEX import_difference_created ON import_difference (created_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_difference');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of dossiers received before, the version was not kept: null, never guessed. */
export class AddProcedureVersion1770000000332 implements MigrationInterface {
  name = 'AddProcedureVersion1770000000332';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier ADD COLUMN procedure_version integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN procedure_version');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrong telephone numbers of a tracking, by time; settled dossiers of a procedure, newest first. */
export class CreatePublicReading1770000000296 implements MigrationInterface {
  name = 'CreatePublicReading1770000000296';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tracking_try (
        code text PRIMARY KEY,
        since timestamptz NOT NULL,
        tries integer NOT NULL
      );
      CREATE INDEX dossier_settled_of_procedure ON dossier (procedure_code, completed_on) WHERE completed_on IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX dossier_settled_of_procedure; DROP TABLE tracking_try');
  }
}

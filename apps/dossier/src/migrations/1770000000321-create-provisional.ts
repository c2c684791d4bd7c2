import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Procedures taken in under "chờ công bố" at the counter; the index finds their dossiers when they are joined. */
export class CreateProvisional1770000000321 implements MigrationInterface {
  name = 'CreateProvisional1770000000321';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provisional_procedure (
        code text PRIMARY KEY,
        name text NOT NULL,
        legal_basis text NOT NULL,
        agency_id uuid NOT NULL,
        first_day date NOT NULL,
        told_at timestamptz
      );
      CREATE INDEX dossier_provisional ON dossier (procedure_code) WHERE procedure_code LIKE 'CCB-%';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX dossier_provisional; DROP TABLE provisional_procedure');
  }
}

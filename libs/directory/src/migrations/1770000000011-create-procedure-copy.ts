import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProcedureCopy1770000000011 implements MigrationInterface {
  name = 'CreateProcedureCopy1770000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE procedure_copy (
        procedure_id uuid NOT NULL,
        version integer NOT NULL,
        code text NOT NULL,
        name jsonb NOT NULL,
        field text,
        levels text[] NOT NULL,
        status text NOT NULL,
        valid_from date,
        valid_to date,
        terms jsonb NOT NULL,
        PRIMARY KEY (procedure_id, version)
      );
      CREATE TABLE procedure_code_copy (code text PRIMARY KEY, procedure_id uuid NOT NULL);
      CREATE INDEX procedure_code_copy_procedure ON procedure_code_copy (procedure_id);
      CREATE TABLE offering_copy (
        id uuid PRIMARY KEY,
        procedure_id uuid NOT NULL,
        procedure_code text NOT NULL,
        agency_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        level smallint NOT NULL,
        one_stop boolean NOT NULL,
        post boolean NOT NULL
      );
      CREATE INDEX offering_copy_of ON offering_copy (procedure_id, agency_id, valid_from);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE offering_copy, procedure_code_copy, procedure_copy');
  }
}

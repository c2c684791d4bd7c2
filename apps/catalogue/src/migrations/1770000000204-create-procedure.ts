import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProcedure1770000000204 implements MigrationInterface {
  name = 'CreateProcedure1770000000204';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(`
      CREATE TABLE procedure (
        id uuid PRIMARY KEY,
        code text COLLATE "C" NOT NULL CONSTRAINT procedure_code_key UNIQUE,
        status text NOT NULL CHECK (status IN ('draft', 'in-force', 'repealed')),
        shown integer NOT NULL,
        draft integer,
        search text NOT NULL,
        field_search text NOT NULL,
        sources text[] NOT NULL,
        revision integer NOT NULL DEFAULT 1
      );
      CREATE INDEX procedure_search ON procedure USING gin (search gin_trgm_ops);
      CREATE INDEX procedure_field_search ON procedure USING gin (field_search gin_trgm_ops);
      CREATE TABLE procedure_version (
        procedure_id uuid NOT NULL REFERENCES procedure,
        version integer NOT NULL CHECK (version > 0),
        status text NOT NULL CHECK (status IN ('draft', 'in-force', 'repealed')),
        kind text CHECK (kind IN ('new', 'amended')),
        decision text,
        decided_on date,
        valid_from date,
        valid_to date,
        source text NOT NULL,
        parts jsonb NOT NULL,
        missing text[] NOT NULL CHECK (status = 'draft' OR missing = '{}'),
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (procedure_id, version),
        CHECK (valid_to >= valid_from - 1)
      );
      CREATE TABLE procedure_alias (
        code text PRIMARY KEY,
        procedure_id uuid NOT NULL REFERENCES procedure,
        valid_from date,
        valid_to date CHECK (valid_to >= valid_from)
      );
      CREATE INDEX procedure_alias_procedure ON procedure_alias (procedure_id);
      CREATE TABLE procedure_source (
        procedure_id uuid NOT NULL REFERENCES procedure,
        source text NOT NULL,
        digest text NOT NULL,
        PRIMARY KEY (procedure_id, source)
      );
      CREATE TABLE offering (
        id uuid PRIMARY KEY,
        procedure_id uuid NOT NULL REFERENCES procedure,
        agency_id uuid NOT NULL REFERENCES agency,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 4),
        one_stop boolean NOT NULL,
        post boolean NOT NULL,
        decision text
      );
      CREATE INDEX offering_of ON offering (procedure_id, agency_id);
      CREATE INDEX offering_agency ON offering (agency_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE offering, procedure_source, procedure_alias, procedure_version, procedure');
  }
}

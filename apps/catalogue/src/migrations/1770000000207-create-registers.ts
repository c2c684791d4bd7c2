import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegisters1770000000207 implements MigrationInterface {
  name = 'CreateRegisters1770000000207';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE legal_document (
        id uuid PRIMARY KEY,
        number text COLLATE "C" NOT NULL,
        title text,
        issuer text,
        issued_on date,
        valid_from date,
        valid_to date CHECK (valid_to >= valid_from),
        source text NOT NULL,
        search text NOT NULL,
        revision integer NOT NULL DEFAULT 1
      );
      CREATE INDEX legal_document_number ON legal_document (number, id);
      CREATE INDEX legal_document_search ON legal_document USING gin (search gin_trgm_ops);
      CREATE TABLE shortening (
        id uuid PRIMARY KEY,
        procedure_id uuid NOT NULL REFERENCES procedure,
        agency_id uuid REFERENCES agency,
        channel text,
        central jsonb NOT NULL,
        local jsonb NOT NULL,
        decision text NOT NULL,
        decided_on date NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        comparison text NOT NULL CHECK (comparison IN ('shorter', 'not-comparable')),
        days_saved text,
        share_saved text,
        basis jsonb
      );
      CREATE INDEX shortening_procedure ON shortening (procedure_id);
      CREATE INDEX shortening_decided ON shortening (decided_on);
      CREATE TABLE decision_list (
        id uuid PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('online', 'level-3', 'level-4', 'post', 'one-stop')),
        agency_id uuid REFERENCES agency,
        decision text NOT NULL,
        decided_on date NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        procedures jsonb NOT NULL
      );
      CREATE TABLE linked_procedure (
        id uuid PRIMARY KEY,
        procedure_id uuid NOT NULL REFERENCES procedure,
        agency_id uuid NOT NULL REFERENCES agency,
        participants uuid[] NOT NULL,
        decision text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        basis jsonb
      );
      CREATE INDEX linked_procedure_procedure ON linked_procedure (procedure_id);
      CREATE TABLE procedure_version_past (
        procedure_id uuid NOT NULL REFERENCES procedure,
        version integer NOT NULL,
        recorded_at timestamptz NOT NULL,
        replaced_at timestamptz NOT NULL,
        state jsonb NOT NULL,
        PRIMARY KEY (procedure_id, version, recorded_at, replaced_at)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE procedure_version_past, linked_procedure, decision_list, shortening, legal_document',
    );
  }
}

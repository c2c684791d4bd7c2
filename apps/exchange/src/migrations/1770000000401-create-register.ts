import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRegister1770000000401 implements MigrationInterface {
  name = 'CreateRegister1770000000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registered_document (
        id uuid PRIMARY KEY,
        document_id text NOT NULL,
        agency_id uuid NOT NULL,
        direction text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
        number integer NOT NULL CHECK (number > 0),
        notation text NOT NULL,
        issued_on date NOT NULL,
        sender_code text NOT NULL,
        recipients text[] NOT NULL CHECK (cardinality(recipients) > 0),
        class text NOT NULL CHECK (class IN ('electronic', 'electronic-with-paper', 'paper')),
        paper_reason text,
        registered_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CHECK ((class = 'paper') = (paper_reason IS NOT NULL))
      );
      -- A document stands in a register once, however often it is sent (QCVN 102:2016, DocumentId).
      CREATE UNIQUE INDEX registered_document_once ON registered_document (agency_id, direction, document_id);
      CREATE INDEX registered_document_of_agency ON registered_document (agency_id, issued_on, id);
      CREATE INDEX registered_document_by_day ON registered_document (issued_on, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registered_document');
  }
}

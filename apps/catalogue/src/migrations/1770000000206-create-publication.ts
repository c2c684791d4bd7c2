import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublication1770000000206 implements MigrationInterface {
  name = 'CreatePublication1770000000206';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE procedure ADD COLUMN awaiting_from date;
      CREATE TABLE publication_rule (
        valid_from date PRIMARY KEY,
        rules jsonb NOT NULL
      );
      CREATE TABLE publication_duty (
        id uuid PRIMARY KEY,
        change_id uuid NOT NULL,
        procedure_id uuid REFERENCES procedure,
        procedure_code text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('new', 'amended', 'repealed')),
        agency_id uuid NOT NULL REFERENCES agency,
        document text NOT NULL,
        announced_on date NOT NULL,
        effective_on date NOT NULL,
        shortened boolean NOT NULL,
        proposal_due_on date NOT NULL,
        proposed_on date,
        proposal_document text,
        decision_due_on date NOT NULL,
        decided_on date,
        decision_document text,
        entry_due_on date NOT NULL,
        entered_on date CHECK (entered_on IS NULL OR decided_on IS NOT NULL),
        taken_back text,
        flags text[] NOT NULL,
        alarmed text[] NOT NULL DEFAULT '{}'
      );
      CREATE INDEX publication_duty_change ON publication_duty (change_id);
      CREATE INDEX publication_duty_procedure ON publication_duty (procedure_code);
      CREATE INDEX publication_duty_running ON publication_duty (effective_on) WHERE entered_on IS NULL AND taken_back IS NULL;
      CREATE TABLE periodic_review (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL REFERENCES agency,
        period text NOT NULL,
        due_on date NOT NULL,
        held_on date,
        document text CHECK ((document IS NULL) = (held_on IS NULL)),
        reviewed integer,
        proposals integer,
        taken_back boolean NOT NULL DEFAULT false
      );
      CREATE INDEX periodic_review_due ON periodic_review (due_on);
      CREATE TABLE posting (
        id uuid PRIMARY KEY,
        procedure_id uuid NOT NULL REFERENCES procedure,
        version integer NOT NULL,
        place text NOT NULL CHECK (place IN ('national-base', 'one-stop-centre', 'web-page')),
        agency_id uuid REFERENCES agency,
        posted_on date NOT NULL,
        removed_on date CHECK (removed_on >= posted_on),
        due_on date,
        missing text[] NOT NULL,
        proof text
      );
      CREATE INDEX posting_procedure ON posting (procedure_id);
      CREATE TABLE web_item (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL REFERENCES agency,
        item text NOT NULL,
        required boolean NOT NULL,
        present_from date,
        present_to date CHECK (present_to >= present_from),
        updates jsonb NOT NULL,
        CONSTRAINT web_item_agency_item_key UNIQUE (agency_id, item)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE web_item, posting, periodic_review, publication_duty, publication_rule;
      ALTER TABLE procedure DROP COLUMN awaiting_from;`);
  }
}

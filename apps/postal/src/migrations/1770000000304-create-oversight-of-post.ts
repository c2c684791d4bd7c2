import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints, carriers' statements, reminders. */
export class CreateOversightOfPost1770000000304 implements MigrationInterface {
  name = 'CreateOversightOfPost1770000000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE complaint (
        id uuid PRIMARY KEY,
        shipment_id uuid NOT NULL REFERENCES shipment (id),
        agency_id uuid NOT NULL,
        subject text NOT NULL,
        received_on date NOT NULL,
        due_on date NOT NULL,
        settled_on date,
        outcome text,
        compensation integer NOT NULL DEFAULT 0,
        CHECK ((settled_on IS NULL) = (outcome IS NULL))
      );
      CREATE INDEX complaint_of_agency ON complaint (agency_id, id);
      CREATE TABLE complaint_person (
        complaint_id uuid PRIMARY KEY REFERENCES complaint (id),
        content bytea
      );

      CREATE TABLE carrier_statement (
        carrier text NOT NULL,
        month text NOT NULL,
        number text NOT NULL,
        day date NOT NULL,
        postage bigint NOT NULL,
        cod bigint NOT NULL,
        PRIMARY KEY (carrier, month, number)
      );

      CREATE TABLE post_reminder (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        figures jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('drafted', 'issued', 'answered')),
        letter_number text,
        issued_on date,
        reply_number text,
        replied_on date,
        drafted_at timestamptz NOT NULL,
        UNIQUE (agency_id, valid_from, valid_to),
        CHECK ((status = 'drafted') = (issued_on IS NULL)),
        CHECK ((status = 'answered') = (replied_on IS NOT NULL))
      );

      ALTER TABLE dossier_copy ADD channel text, ADD received_at timestamptz;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier_copy DROP received_at, DROP channel;
      DROP TABLE post_reminder, carrier_statement, complaint_person, complaint;`);
  }
}

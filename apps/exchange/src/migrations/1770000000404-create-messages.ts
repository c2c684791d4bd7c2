import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exchanged documents, where they stand at each recipient, the messages that say so, and what is sent back. */
export class CreateMessages1770000000404 implements MigrationInterface {
  name = 'CreateMessages1770000000404';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchanged_document (
        id uuid PRIMARY KEY,
        document_id text NOT NULL,
        known boolean NOT NULL DEFAULT false,
        sender_code text,
        sender_id uuid,
        number text,
        notation text,
        issued_on date,
        type text,
        priority integer NOT NULL DEFAULT 0,
        paper boolean NOT NULL DEFAULT false,
        signed boolean,
        standing text NOT NULL DEFAULT 'in-force' CHECK (standing IN ('in-force', 'recalled', 'replaced')),
        sent_at timestamptz,
        stated_at timestamptz,
        sent_in_time boolean
      );
      CREATE UNIQUE INDEX exchanged_document_once ON exchanged_document (document_id);
      CREATE INDEX exchanged_document_by_time ON exchanged_document (sent_at);
      CREATE TABLE transfer (
        document uuid NOT NULL REFERENCES exchanged_document,
        recipient_code text NOT NULL,
        recipient_id uuid,
        listed boolean NOT NULL,
        said jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('sent', '01', '02', '03', '04', '05', '06')),
        recall text NOT NULL CHECK (recall IN ('none', 'asked', 'agreed', 'refused')),
        contradictory boolean NOT NULL,
        confirmed_at timestamptz,
        confirmed_in_time boolean,
        PRIMARY KEY (document, recipient_code)
      );
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        digest text NOT NULL,
        size bigint NOT NULL,
        kind text NOT NULL CHECK (kind IN ('document', 'status')),
        document uuid NOT NULL REFERENCES exchanged_document,
        from_code text NOT NULL,
        to_codes text[] NOT NULL,
        status text,
        business integer,
        attachments jsonb NOT NULL,
        received_at timestamptz NOT NULL,
        event_id uuid NOT NULL
      );
      -- The very same bytes are one message, however often they come.
      CREATE UNIQUE INDEX message_once ON message (digest);
      CREATE INDEX message_of_document ON message (document, received_at);
      CREATE TABLE message_part (
        upload uuid NOT NULL,
        n integer NOT NULL,
        bytes bytea NOT NULL,
        owner text NOT NULL,
        stored_at timestamptz NOT NULL,
        PRIMARY KEY (upload, n)
      );
      ALTER TABLE message_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE INDEX message_part_stored_at ON message_part (stored_at);
      CREATE TABLE outgoing_message (
        id uuid PRIMARY KEY,
        document_id text NOT NULL,
        agency_id uuid NOT NULL,
        status text NOT NULL,
        body text NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'sent', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL,
        error text,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX outgoing_message_waiting ON outgoing_message (next_at) WHERE state = 'queued';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outgoing_message, message_part, message, transfer, exchanged_document');
  }
}

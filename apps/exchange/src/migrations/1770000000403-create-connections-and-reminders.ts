import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateConnectionsAndReminders1770000000403 implements MigrationInterface {
  name = 'CreateConnectionsAndReminders1770000000403';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE connection (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('document-management', 'one-stop')),
        product text NOT NULL,
        version text,
        connected_on date NOT NULL,
        ended_on date CHECK (ended_on >= connected_on),
        alive boolean NOT NULL DEFAULT false,
        since timestamptz,
        last_seen_at timestamptz,
        last_message_at timestamptz,
        silent_after timestamptz,
        CHECK (NOT alive OR silent_after IS NOT NULL)
      );
      CREATE UNIQUE INDEX connection_once ON connection (agency_id, kind) WHERE ended_on IS NULL;
      CREATE INDEX connection_watched ON connection (silent_after) WHERE alive;
      CREATE TABLE reminder (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL,
        period_from date NOT NULL,
        period_to date NOT NULL,
        reading text NOT NULL CHECK (reading IN ('A', 'A2', 'B', 'C', 'D')),
        numerator integer NOT NULL,
        denominator integer NOT NULL,
        target integer NOT NULL,
        status text NOT NULL CHECK (status IN ('drafted', 'issued', 'answered')),
        letter_number text,
        issued_on date,
        reply_number text,
        replied_on date,
        drafted_at timestamptz NOT NULL,
        CHECK ((status = 'drafted') = (issued_on IS NULL)),
        CHECK ((status = 'answered') = (replied_on IS NOT NULL))
      );
      -- An agency is urged once for a period and a way to count.
      CREATE UNIQUE INDEX reminder_once ON reminder (agency_id, period_from, period_to, reading);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reminder, connection');
  }
}

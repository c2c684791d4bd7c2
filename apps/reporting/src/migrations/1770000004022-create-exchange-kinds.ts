import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['post_reminder_fact', 'share_reminder_fact', 'document_fact', 'connection_fact'];

/** Facts of documents, connected systems and reminders. */
export class CreateExchangeKinds1770000004022 implements MigrationInterface {
  name = 'CreateExchangeKinds1770000004022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${reminder('post_reminder_fact')}${reminder('share_reminder_fact')}
      CREATE TABLE document_fact (${VERSION}
        document_id text NOT NULL,
        direction text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
        issued_on date NOT NULL,
        class text NOT NULL,
        recipients integer NOT NULL,
        electronic integer NOT NULL CHECK (electronic BETWEEN 0 AND recipients),
        sent boolean NOT NULL,
        sent_to_all boolean NOT NULL,
        sent_to_any boolean NOT NULL,
        sent_signed_alone boolean NOT NULL,
        received boolean NOT NULL,
        received_electronic boolean NOT NULL,
        unclear text,
        PRIMARY KEY (id, seq_from),
        CHECK (seq_from < seq_to)
      ) WITH (fillfactor = 90);
      CREATE INDEX document_fact_issued ON document_fact (agency_id, issued_on);
      CREATE TABLE connection_fact (${VERSION}
        system text NOT NULL,
        connected_on date NOT NULL,
        ended_on date,
        allowed_hours integer NOT NULL,
        alive int8multirange NOT NULL,
        PRIMARY KEY (id, seq_from),
        CHECK (seq_from < seq_to)
      ) WITH (fillfactor = 90);
      CREATE INDEX connection_fact_agency ON connection_fact (agency_id);`);
    for (const table of TABLES) {
      await runner.query(`CREATE UNLOGGED TABLE rebuild.${table} (LIKE public.${table} INCLUDING ALL)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE rebuild.${table}, public.${table}`);
  }
}

const VERSION = `
        id uuid NOT NULL,
        seq_from bigint NOT NULL,
        seq_to bigint NOT NULL DEFAULT 9223372036854775807,
        agency_id uuid NOT NULL,`;

const reminder = (table: string): string => `
      CREATE TABLE ${table} (${VERSION}
        period_from date NOT NULL,
        period_to date NOT NULL,
        issued_on date,
        replied_on date,
        PRIMARY KEY (id, seq_from),
        CHECK (seq_from < seq_to)
      ) WITH (fillfactor = 90);
      CREATE INDEX ${table}_issued ON ${table} (agency_id, issued_on) WHERE issued_on IS NOT NULL;`;

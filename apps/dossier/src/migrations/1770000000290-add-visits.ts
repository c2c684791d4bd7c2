import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visits without a receipt, and cases that a later dossier may continue. */
export class AddVisits1770000000290 implements MigrationInterface {
  name = 'AddVisits1770000000290';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE counter_visit (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL,
        agency_id uuid NOT NULL,
        receiving_unit_id uuid,
        procedure_code text NOT NULL,
        procedure_id uuid,
        form text NOT NULL CHECK (form IN ('02', '03', 'guidance')),
        at timestamptz NOT NULL,
        visited_on date NOT NULL,
        own_fault boolean NOT NULL,
        dossier_id uuid,
        digest bytea NOT NULL
      );
      CREATE INDEX counter_visit_of_agency ON counter_visit (agency_id, id);
      CREATE INDEX counter_visit_of_case ON counter_visit (case_id);

      CREATE TABLE visit_person (
        visit_id uuid PRIMARY KEY,
        content bytea
      );

      -- Closed without what was asked for: filed again within N days it is the same case.
      CREATE TABLE open_case (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('visit', 'dossier')),
        agency_id uuid NOT NULL,
        procedure_code text NOT NULL,
        since timestamptz NOT NULL,
        until date NOT NULL
      );
      CREATE INDEX open_case_of_agency ON open_case (agency_id, procedure_code);

      CREATE TABLE case_cursor (seq bigint NOT NULL);
      INSERT INTO case_cursor SELECT coalesce(max(seq), 0) FROM event_seq;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_cursor, open_case, visit_person, counter_visit');
  }
}

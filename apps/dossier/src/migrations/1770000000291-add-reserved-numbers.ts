import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers of an agency-day set aside for paper receipts during a power cut (docs/adr). */
export class AddReservedNumbers1770000000291 implements MigrationInterface {
  name = 'AddReservedNumbers1770000000291';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE number_range (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL,
        day date NOT NULL,
        first integer NOT NULL,
        last integer NOT NULL,
        reason text NOT NULL,
        reserved_by text NOT NULL,
        reserved_at timestamptz NOT NULL,
        closed_at timestamptz,
        closing_reason text,
        digest bytea NOT NULL
      );
      CREATE INDEX number_range_of_agency ON number_range (agency_id, day);

      CREATE TABLE reserved_number (
        agency_id uuid NOT NULL,
        day date NOT NULL,
        n integer NOT NULL,
        range_id uuid NOT NULL REFERENCES number_range,
        state text NOT NULL DEFAULT 'reserved' CHECK (state IN ('reserved', 'void')),
        dossier_id uuid,
        PRIMARY KEY (agency_id, day, n)
      );
      CREATE INDEX reserved_number_of_range ON reserved_number (range_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reserved_number, number_range');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAgency1770000000201 implements MigrationInterface {
  name = 'CreateAgency1770000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agency (
        id uuid PRIMARY KEY,
        parent_id uuid REFERENCES agency,
        kind text NOT NULL CHECK (kind IN ('province', 'department', 'district', 'commune', 'room', 'one-stop-centre')),
        level text NOT NULL CHECK (level IN ('province', 'district', 'commune')),
        name jsonb NOT NULL,
        valid_from date,
        valid_to date,
        merged_into uuid REFERENCES agency CHECK (merged_into <> id),
        gso_code text,
        demonstration boolean NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        CHECK (parent_id <> id),
        CHECK (valid_to >= valid_from),
        CHECK (merged_into IS NULL OR valid_to IS NOT NULL)
      );
      CREATE INDEX agency_parent ON agency (parent_id);
      CREATE TABLE agency_code (
        code text PRIMARY KEY,
        agency_id uuid NOT NULL REFERENCES agency,
        place integer NOT NULL,
        valid_from date,
        valid_to date,
        CHECK (valid_to >= valid_from)
      );
      CREATE INDEX agency_code_agency ON agency_code (agency_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agency_code, agency');
  }
}

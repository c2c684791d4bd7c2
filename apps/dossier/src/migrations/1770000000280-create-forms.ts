import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Books of forms 01–04 by agency and year (TT 01/2018 Art.10.2), and what was issued from them. */
export class CreateForms1770000000280 implements MigrationInterface {
  name = 'CreateForms1770000000280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE form_book (
        agency_id uuid,
        form text CHECK (form IN ('01', '02', '03', '04')),
        year integer,
        last integer NOT NULL,
        PRIMARY KEY (agency_id, form, year)
      ) WITH (fillfactor = 50);
      CREATE TABLE form_issue (
        dossier_id uuid,
        form text,
        edition integer,
        agency_id uuid NOT NULL,
        year integer NOT NULL,
        number integer NOT NULL,
        issued_on date NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by text NOT NULL,
        signature jsonb NOT NULL,
        PRIMARY KEY (dossier_id, form, edition),
        CONSTRAINT form_issue_number UNIQUE (agency_id, form, year, number)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE form_issue, form_book');
  }
}

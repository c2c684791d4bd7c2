import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePaperBook1770000000310 implements MigrationInterface {
  name = 'CreatePaperBook1770000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE paper_book (
        id uuid PRIMARY KEY,
        agency_id uuid NOT NULL,
        month text NOT NULL,
        last_day date NOT NULL,
        dossiers integer NOT NULL CHECK (dossiers >= 0),
        source text NOT NULL,
        CONSTRAINT paper_book_month UNIQUE (agency_id, month)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE paper_book');
  }
}

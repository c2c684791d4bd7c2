import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Months of paper books (I.5.c). Nothing was announced of them before, so nothing has to be folded anew. */
export class CreatePaperBookFact1770000004080 implements MigrationInterface {
  name = 'CreatePaperBookFact1770000004080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE paper_book_fact (
        id uuid NOT NULL,
        seq_from bigint NOT NULL,
        seq_to bigint NOT NULL DEFAULT 9223372036854775807,
        agency_id uuid NOT NULL,
        month text NOT NULL,
        last_day date NOT NULL,
        dossiers integer NOT NULL,
        PRIMARY KEY (id, seq_from),
        CHECK (seq_from < seq_to)
      );
      CREATE INDEX paper_book_fact_agency ON paper_book_fact (agency_id, last_day);
      CREATE UNLOGGED TABLE rebuild.paper_book_fact (LIKE public.paper_book_fact INCLUDING ALL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rebuild.paper_book_fact, public.paper_book_fact');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drafts on their way specialist → head → director. What happened to one is append-only; its wording and the comments are sealed
 * in `draft_person`. Numbers come from a book of the agency, symbol and year, or from the books of forms.
 */
export class CreateDrafts1770000000330 implements MigrationInterface {
  name = 'CreateDrafts1770000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier_draft (
        id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL,
        agency_id uuid NOT NULL,
        unit_id uuid,
        kind text NOT NULL CHECK (kind IN ('supplement-request', 'refusal', 'apology', 'result', 'consultation')),
        state text NOT NULL CHECK (state IN ('drafting', 'with-head', 'with-director', 'returned', 'signed', 'withdrawn')),
        drafter text NOT NULL,
        edition integer NOT NULL,
        since timestamptz NOT NULL,
        issue jsonb,
        symbol text,
        version integer NOT NULL,
        CONSTRAINT dossier_draft_signed CHECK ((state = 'signed') = (symbol IS NOT NULL) AND (state = 'signed') = (issue IS NOT NULL))
      );
      CREATE UNIQUE INDEX dossier_draft_open ON dossier_draft (dossier_id, kind)
        WHERE state NOT IN ('signed', 'withdrawn') AND kind <> 'consultation';
      CREATE INDEX dossier_draft_desk ON dossier_draft (agency_id, state, since, id) WHERE state NOT IN ('signed', 'withdrawn');
      CREATE INDEX dossier_draft_of ON dossier_draft (dossier_id);
      CREATE TABLE draft_step (
        id uuid PRIMARY KEY,
        draft_id uuid NOT NULL,
        n integer NOT NULL,
        act text NOT NULL,
        state text NOT NULL,
        edition integer NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT draft_step_n UNIQUE (draft_id, n)
      );
      CREATE FUNCTION draft_step_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a recorded step stays as it is' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER draft_step_append_only BEFORE UPDATE OR DELETE ON draft_step
        FOR EACH ROW EXECUTE FUNCTION draft_step_append_only();
      CREATE TABLE draft_person (
        step_id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL,
        content bytea
      );
      CREATE INDEX draft_person_dossier ON draft_person (dossier_id);
      CREATE TABLE letter_book (
        agency_id uuid,
        symbol text,
        year integer,
        last integer NOT NULL,
        PRIMARY KEY (agency_id, symbol, year)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE letter_book, draft_person, draft_step, dossier_draft;
      DROP FUNCTION draft_step_append_only();`);
  }
}

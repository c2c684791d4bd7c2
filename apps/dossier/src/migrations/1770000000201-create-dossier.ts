import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDossier1770000000201 implements MigrationInterface {
  name = 'CreateDossier1770000000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier (
        id uuid PRIMARY KEY,
        code text UNIQUE,
        tracking_number text UNIQUE,
        source text,
        external_id text,
        procedure_code text NOT NULL,
        procedure_id uuid,
        agency_id uuid NOT NULL,
        receiving_unit_id uuid,
        channel text NOT NULL CHECK (channel IN ('counter', 'online', 'post')),
        return_channel text CHECK (return_channel IN ('counter', 'online', 'post')),
        level smallint CHECK (level BETWEEN 1 AND 4),
        applicant_kind text,
        submitted_at timestamptz,
        received_at timestamptz,
        received_on date,
        term_length text,
        term_unit text,
        term_from timestamptz,
        first_due_at timestamptz,
        lawful_due_at timestamptz,
        lawful_due_on date,
        reappointed_due_at timestamptz,
        completed_at timestamptz,
        completed_on date,
        closing text CHECK (closing IN ('result', 'refusal', 'withdrawal', 'stop')),
        closed_on date,
        returned_at timestamptz,
        status smallint NOT NULL CHECK (status BETWEEN 1 AND 10),
        clocks jsonb NOT NULL DEFAULT '[]',
        waits jsonb NOT NULL DEFAULT '[]',
        supplements integer NOT NULL DEFAULT 0,
        not_own_fault boolean NOT NULL DEFAULT false,
        apology jsonb,
        steps jsonb NOT NULL,
        flags text[] NOT NULL DEFAULT '{}',
        last_act_at timestamptz NOT NULL,
        native_act boolean NOT NULL,
        digest bytea NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT dossier_received_check CHECK ((code IS NULL) = (received_at IS NULL)),
        CONSTRAINT dossier_named_check CHECK (code IS NOT NULL OR tracking_number IS NOT NULL)
      );
      CREATE UNIQUE INDEX dossier_identity ON dossier (source, external_id);
      -- Lists go newest first through each agency of the scope: their cost does not grow with the table.
      CREATE INDEX dossier_of_agency ON dossier (agency_id, (coalesce(received_at, submitted_at)), id);
      CREATE INDEX dossier_of_unit ON dossier (receiving_unit_id, (coalesce(received_at, submitted_at)), id)
        WHERE receiving_unit_id IS NOT NULL;

      -- Codes of an agency-day are 0001…n; TT 01/2018 Art.19 has four digits.
      CREATE TABLE code_counter (
        agency_id uuid,
        day date,
        last integer NOT NULL CONSTRAINT code_counter_four_digits CHECK (last <= 9999),
        PRIMARY KEY (agency_id, day)
      ) WITH (fillfactor = 50);

      CREATE TABLE dossier_person (
        dossier_id uuid PRIMARY KEY,
        content bytea,
        words bigint[] NOT NULL DEFAULT '{}',
        owner bigint,
        erased_at timestamptz
      );
      CREATE INDEX dossier_person_words ON dossier_person USING gin (words);

      CREATE TABLE act_person (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dossier_id uuid NOT NULL,
        act text NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        content bytea
      );
      CREATE INDEX act_person_dossier ON act_person (dossier_id);

      CREATE TABLE person_read (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        dossier_id uuid NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        at timestamptz NOT NULL
      );

      CREATE TABLE dossier_step (
        dossier_id uuid NOT NULL,
        n integer NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz,
        giver text,
        taker text,
        action text,
        PRIMARY KEY (dossier_id, n)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dossier_step, person_read, act_person, dossier_person, code_counter, dossier');
  }
}

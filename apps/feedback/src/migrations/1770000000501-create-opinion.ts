import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOpinion1770000000501 implements MigrationInterface {
  name = 'CreateOpinion1770000000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE opinion (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        agency_id uuid NOT NULL,
        channel text NOT NULL CHECK (channel IN ('counter', 'post', 'web', 'hotline', 'sheet')),
        kind text NOT NULL CHECK (kind IN ('opinion', 'complaint', 'denunciation')),
        status text NOT NULL CHECK (status IN ('not-accepted', 'open', 'answered')),
        not_accepted_reasons text[] NOT NULL,
        received_at timestamptz NOT NULL,
        received_on date NOT NULL,
        due_at timestamptz,
        due_on date,
        provisional boolean NOT NULL,
        answered_at timestamptz,
        answered_on date,
        version integer NOT NULL DEFAULT 1,
        CHECK ((status = 'answered') = (answered_at IS NOT NULL)),
        CHECK ((status = 'not-accepted') = (cardinality(not_accepted_reasons) > 0))
      );
      CREATE INDEX opinion_published ON opinion (answered_on, id);

      -- Numbers of an agency and year are 1…n without holes.
      CREATE TABLE opinion_counter (
        agency_id uuid NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (agency_id, year)
      ) WITH (fillfactor = 50);

      -- Each column encrypted; the only place of what is said and who says it.
      CREATE TABLE opinion_person (
        opinion_id uuid PRIMARY KEY REFERENCES opinion (id),
        content bytea,
        name bytea,
        address bytea,
        phone bytea,
        erased_at timestamptz
      );
      CREATE TABLE person_read (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        opinion_id uuid NOT NULL REFERENCES opinion (id),
        actor text NOT NULL,
        role text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE TABLE public_answer (
        opinion_id uuid PRIMARY KEY REFERENCES opinion (id),
        question text NOT NULL,
        answer text NOT NULL
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public_answer, person_read, opinion_person, opinion_counter, opinion');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages to applicants and officers with the channel each took; warnings of terms with who has received them. */
export class CreateNotices1770000000298 implements MigrationInterface {
  name = 'CreateNotices1770000000298';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice_person (
        id uuid PRIMARY KEY,
        key text NOT NULL UNIQUE,
        dossier_id uuid,
        kind text NOT NULL,
        channel text CHECK (channel IN ('email', 'sms', 'zalo')),
        recipient bytea,
        content bytea,
        state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'no-address')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz,
        created_at timestamptz NOT NULL,
        sent_at timestamptz
      );
      CREATE INDEX notice_person_dossier ON notice_person (dossier_id, created_at);
      CREATE INDEX notice_person_queued ON notice_person (next_at) WHERE state = 'queued';
      CREATE TABLE notice_checkpoint (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        xid xid8 NOT NULL,
        position bigint NOT NULL
      );
      -- What happened before there were notices is told to nobody.
      INSERT INTO notice_checkpoint (xid, position) SELECT pg_snapshot_xmin(pg_current_snapshot()), 0;
      CREATE TABLE dossier_warning (
        dossier_id uuid,
        term_from timestamptz,
        level smallint CHECK (level IN (50, 75, 90, 100)),
        role text NOT NULL CHECK (role IN ('officer', 'head', 'director')),
        agency_id uuid NOT NULL,
        handler text,
        warned_on date NOT NULL,
        received_at timestamptz,
        received_by text,
        PRIMARY KEY (dossier_id, term_from, level)
      );
      CREATE INDEX dossier_warning_open ON dossier_warning (agency_id, role, warned_on) WHERE received_at IS NULL;
      CREATE TABLE warning_day (
        day date PRIMARY KEY,
        finished_at timestamptz NOT NULL
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE warning_day, dossier_warning, notice_checkpoint, notice_person');
  }
}

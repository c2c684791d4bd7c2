import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attachments by digest; their names may name citizens, so they are sealed. Parts wait until the upload is closed. */
export class CreateAttachments1770000000281 implements MigrationInterface {
  name = 'CreateAttachments1770000000281';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment_person (
        id uuid PRIMARY KEY,
        dossier_id uuid NOT NULL,
        name bytea,
        kind text NOT NULL CHECK (kind IN ('paper', 'supplement', 'result', 'other')),
        state text NOT NULL CHECK (state IN ('uploading', 'waiting', 'clean', 'infected', 'not-scanned', 'erased')),
        content_type text,
        size bigint,
        digest text,
        finding text,
        uploaded_by text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        scan_after timestamptz
      );
      CREATE INDEX attachment_person_dossier ON attachment_person (dossier_id, uploaded_at);
      CREATE INDEX attachment_person_digest ON attachment_person (digest);
      CREATE INDEX attachment_person_waiting ON attachment_person (scan_after) WHERE state = 'waiting';
      CREATE TABLE attachment_part (
        attachment_id uuid NOT NULL REFERENCES attachment_person ON DELETE CASCADE,
        n integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (attachment_id, n)
      );
      ALTER TABLE attachment_part ALTER COLUMN bytes SET STORAGE EXTERNAL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment_part, attachment_person');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staging, jobs and their row errors, for every service that takes bulk in. Parts go when the job ends, errors after 7 days. */
export class Imports1770000000100 implements MigrationInterface {
  name = 'Imports1770000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_job (
        id text PRIMARY KEY,
        format text NOT NULL,
        dry_run boolean NOT NULL,
        actor jsonb NOT NULL,
        status text NOT NULL DEFAULT 'uploading' CHECK (status IN ('uploading', 'queued', 'running', 'done', 'failed')),
        bytes bigint NOT NULL DEFAULT 0,
        sha256 text,
        read bigint NOT NULL DEFAULT 0,
        accepted bigint NOT NULL DEFAULT 0,
        updated bigint NOT NULL DEFAULT 0,
        unchanged bigint NOT NULL DEFAULT 0,
        rejected bigint NOT NULL DEFAULT 0,
        errors bigint NOT NULL DEFAULT 0,
        position bigint,
        failure jsonb,
        lease_owner uuid,
        lease_until timestamptz,
        opened_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        finished_at timestamptz
      );
      CREATE INDEX import_job_waiting ON import_job (closed_at) WHERE status IN ('queued', 'running');
      CREATE TABLE import_part (
        job text NOT NULL REFERENCES import_job ON DELETE CASCADE,
        n integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (job, n)
      );
      ALTER TABLE import_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE TABLE import_error (
        job text NOT NULL REFERENCES import_job ON DELETE CASCADE,
        n bigint NOT NULL,
        line bigint NOT NULL,
        path text NOT NULL,
        code text NOT NULL,
        message jsonb NOT NULL,
        PRIMARY KEY (job, n)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_error, import_part, import_job');
  }
}

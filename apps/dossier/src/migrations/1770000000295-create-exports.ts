import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exports with their staged pages; the lists' index of what is still open, and a citizen's own dossiers. */
export class CreateExports1770000000295 implements MigrationInterface {
  name = 'CreateExports1770000000295';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_job (
        id text PRIMARY KEY,
        actor jsonb NOT NULL,
        query jsonb NOT NULL,
        format text NOT NULL CHECK (format IN ('xlsx', 'csv', 'jsonl')),
        options jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('running', 'done', 'failed')),
        rows integer NOT NULL DEFAULT 0,
        parts integer NOT NULL DEFAULT 0,
        listed boolean NOT NULL DEFAULT false,
        after text,
        digest text,
        size bigint,
        failure text,
        lease_owner uuid,
        lease_until timestamptz,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE INDEX export_job_running ON export_job (created_at) WHERE status = 'running';
      CREATE TABLE export_part (
        job text NOT NULL REFERENCES export_job ON DELETE CASCADE,
        n integer NOT NULL,
        rows jsonb NOT NULL,
        PRIMARY KEY (job, n)
      );
      CREATE INDEX dossier_open_of_agency ON dossier (agency_id, (coalesce(received_at, submitted_at)), id)
        WHERE completed_on IS NULL AND status NOT IN (3, 7, 8);
      CREATE INDEX dossier_person_owner ON dossier_person (owner) WHERE owner IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX dossier_person_owner, dossier_open_of_agency;
      DROP TABLE export_part, export_job`);
  }
}

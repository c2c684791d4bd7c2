import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['measure_cell', 'post_dossier_fact'];

/** Facts of kinds beside dossiers, and the narrow cells all of them share. */
export class CreateKinds1770000004011 implements MigrationInterface {
  name = 'CreateKinds1770000004011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE measure_cell (
        grain text COLLATE "C" NOT NULL CHECK (grain IN ('day', 'month', 'year')),
        bucket date NOT NULL,
        agency_id uuid NOT NULL,
        measure text COLLATE "C" NOT NULL,
        procedure_id uuid NOT NULL,
        amount bigint NOT NULL,
        PRIMARY KEY (grain, bucket, agency_id, measure, procedure_id)
      ) WITH (fillfactor = 80);
      CREATE TABLE post_dossier_fact (
        id uuid NOT NULL,
        seq_from bigint NOT NULL,
        seq_to bigint NOT NULL DEFAULT 9223372036854775807,
        agency_id uuid NOT NULL,
        procedure_id uuid NOT NULL,
        procedure_code text NOT NULL,
        dossier_code text,
        received_on date,
        returned_on date,
        delivered_on date,
        tracking_numbers text[] NOT NULL,
        sources uuid[] NOT NULL,
        parts text[] NOT NULL,
        PRIMARY KEY (id, seq_from),
        CHECK (seq_from < seq_to)
      ) WITH (fillfactor = 90);
      CREATE INDEX post_dossier_fact_received ON post_dossier_fact (agency_id, received_on) WHERE received_on IS NOT NULL;
      CREATE INDEX post_dossier_fact_returned ON post_dossier_fact (agency_id, returned_on) WHERE returned_on IS NOT NULL;
      CREATE INDEX post_dossier_fact_delivered ON post_dossier_fact (agency_id, delivered_on) WHERE delivered_on IS NOT NULL;
      CREATE INDEX post_dossier_fact_sources ON post_dossier_fact USING gin (sources);`);
    for (const table of TABLES) {
      await runner.query(`CREATE UNLOGGED TABLE rebuild.${table} (LIKE public.${table} INCLUDING ALL)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE rebuild.${table}, public.${table}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parameters by field, cases, consultations, linked dossiers, votes, the late guard's alarm. */
export class AddLegalLife1770000000270 implements MigrationInterface {
  name = 'AddLegalLife1770000000270';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier
        ADD case_id uuid,
        ADD unit_id uuid,
        ADD handler text,
        ADD settled_by text,
        ADD result jsonb,
        ADD apology_draft jsonb,
        ADD late_again_on date,
        ADD paused_at timestamptz,
        ADD absences jsonb NOT NULL DEFAULT '[]',
        ADD consultations jsonb NOT NULL DEFAULT '[]',
        ADD participants jsonb NOT NULL DEFAULT '[]',
        ADD vote jsonb,
        ADD queue_due_at timestamptz,
        ADD alarm_at timestamptz;
      -- What the clock has to look at next; a dossier leaves it when it is closed, an imported one never enters.
      CREATE INDEX dossier_alarm ON dossier (alarm_at) WHERE alarm_at IS NOT NULL;
      CREATE INDEX dossier_queue ON dossier (agency_id, queue_due_at, id) WHERE code IS NULL AND status = 1;
      CREATE INDEX dossier_handler ON dossier (handler, lawful_due_on, id) WHERE handler IS NOT NULL AND closed_on IS NULL;

      ALTER TABLE dossier_step
        ADD unit_id uuid,
        ADD handler text,
        ADD holder text NOT NULL DEFAULT 'unit' CHECK (holder IN ('unit', 'citizen', 'post')),
        ADD due_at timestamptz;

      CREATE TABLE dossier_parameter (
        key text NOT NULL,
        field text NOT NULL DEFAULT '',
        valid_from date NOT NULL,
        valid_to date,
        value text NOT NULL,
        source text NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL,
        PRIMARY KEY (key, field, valid_from),
        CONSTRAINT dossier_parameter_check CHECK (valid_to IS NULL OR valid_to >= valid_from)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE dossier_parameter;
      ALTER TABLE dossier_step DROP COLUMN unit_id, DROP COLUMN handler, DROP COLUMN holder, DROP COLUMN due_at;
      DROP INDEX dossier_alarm, dossier_queue, dossier_handler;
      ALTER TABLE dossier
        DROP COLUMN case_id, DROP COLUMN unit_id, DROP COLUMN handler, DROP COLUMN settled_by, DROP COLUMN result,
        DROP COLUMN apology_draft, DROP COLUMN late_again_on, DROP COLUMN paused_at, DROP COLUMN absences,
        DROP COLUMN consultations, DROP COLUMN participants, DROP COLUMN vote, DROP COLUMN queue_due_at,
        DROP COLUMN alarm_at`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTask1770000000601 implements MigrationInterface {
  name = 'CreateTask1770000000601';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        id uuid PRIMARY KEY,
        document jsonb NOT NULL,
        source text NOT NULL CHECK (source IN ('reform-plan', 'peoples-committee', 'other')),
        clause text,
        lead_agency_id uuid NOT NULL,
        cooperating jsonb NOT NULL,
        cooperating_ids uuid[] NOT NULL,
        title text NOT NULL,
        product text,
        due_on date,
        completed_on date,
        evidence jsonb NOT NULL,
        assigned_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CHECK (completed_on IS NULL OR jsonb_array_length(evidence) > 0)
      );
      -- Lists go by due day, tasks without one last.
      CREATE INDEX task_of_lead ON task (lead_agency_id, (coalesce(due_on, '9999-12-31')), id);
      CREATE INDEX task_of_cooperating ON task USING gin (cooperating_ids);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRedating1770000000275 implements MigrationInterface {
  name = 'CreateRedating1770000000275';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE redating (
        decision_id text PRIMARY KEY,
        decision jsonb NOT NULL,
        queued_at timestamptz NOT NULL,
        reached uuid,
        done_at timestamptz
      );
      CREATE INDEX redating_running ON redating (queued_at) WHERE done_at IS NULL;
      CREATE TABLE redating_move (
        decision_id text NOT NULL REFERENCES redating,
        dossier_id uuid NOT NULL,
        before date NOT NULL,
        after date NOT NULL,
        applied boolean NOT NULL,
        PRIMARY KEY (decision_id, dossier_id)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE redating_move, redating');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who proved by code and telephone that a waiting dossier of the counter or the post is theirs to complete; blind indexes only. */
export class CreateSupplementAccess1770000000331 implements MigrationInterface {
  name = 'CreateSupplementAccess1770000000331';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE supplement_access (
        dossier_id uuid,
        owner bigint,
        granted_at timestamptz NOT NULL,
        PRIMARY KEY (dossier_id, owner)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE supplement_access');
  }
}

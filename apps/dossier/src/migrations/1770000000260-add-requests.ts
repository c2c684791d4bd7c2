import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each supplement request with its day, channel and whose fault it was: I.3.e.2 counts trips by case. */
export class AddRequests1770000000260 implements MigrationInterface {
  name = 'AddRequests1770000000260';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier ADD requests jsonb NOT NULL DEFAULT '[]';
      UPDATE dossier SET requests = (
        SELECT jsonb_agg(jsonb_build_object('on', wait->>'from', 'kind', 'request', 'channel', NULL, 'ownFault', NOT not_own_fault))
          FROM jsonb_array_elements(waits) AS wait)
       WHERE waits <> '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN requests');
  }
}

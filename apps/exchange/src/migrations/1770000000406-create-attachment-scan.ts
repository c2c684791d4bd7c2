import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAttachmentScan1770000000406 implements MigrationInterface {
  name = 'CreateAttachmentScan1770000000406';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment_scan (
        digest text PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('waiting', 'clean', 'infected')),
        finding text,
        scan_after timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX attachment_scan_waiting ON attachment_scan (scan_after) WHERE state = 'waiting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment_scan');
  }
}

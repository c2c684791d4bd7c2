import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PROJECTED } from '../rebuild/projected.js';

/** The same tables in a schema beside: a rebuild fills them with the same SQL, its search path set. */
export class CreateRebuild1770000004003 implements MigrationInterface {
  name = 'CreateRebuild1770000004003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA rebuild');
    for (const table of PROJECTED) {
      await runner.query(`CREATE UNLOGGED TABLE rebuild.${table} (LIKE public.${table} INCLUDING ALL)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA rebuild CASCADE');
  }
}

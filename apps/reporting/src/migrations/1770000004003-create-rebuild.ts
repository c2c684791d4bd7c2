import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those there were when this migration was written; later ones come with their own. */
const PROJECTED = [
  ...['dossier_fact', 'flow_cell', 'procedure_cell', 'agency_fact', 'procedure_fact', 'offering_fact', 'log_instant'],
];

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

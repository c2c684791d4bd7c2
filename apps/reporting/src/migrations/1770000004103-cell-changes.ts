import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose cells were last moved by which write. A generation is one of a producer's lane; its row is locked until the write commits, so
 * whoever sees a generation sees every smaller one.
 */
export class CellChanges1770000004103 implements MigrationInterface {
  name = 'CellChanges1770000004103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE projection_generation (
        producer text COLLATE "C" NOT NULL,
        lane smallint NOT NULL,
        generation bigint NOT NULL,
        PRIMARY KEY (producer, lane)
      ) WITH (fillfactor = 10);
      CREATE TABLE cell_change (
        agency_id uuid NOT NULL,
        lane smallint NOT NULL,
        generation bigint NOT NULL,
        PRIMARY KEY (agency_id, lane)
      ) WITH (fillfactor = 50);
      INSERT INTO cell_change SELECT DISTINCT agency_id, lane, 0 FROM flow_cell WHERE grain = 'year';
      INSERT INTO projection_generation SELECT DISTINCT 'dossier', lane, 0 FROM cell_change`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cell_change, projection_generation');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateShipment1770000000301 implements MigrationInterface {
  name = 'CreateShipment1770000000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shipment (
        id uuid PRIMARY KEY,
        direction text NOT NULL CHECK (direction IN ('to-agency', 'to-citizen')),
        agency_id uuid NOT NULL,
        dossier_code text,
        procedure_id uuid NOT NULL,
        procedure_code text NOT NULL,
        tracking_number text NOT NULL,
        tracking_format text NOT NULL CHECK (tracking_format IN ('S10', 'unknown')),
        accepted_at timestamptz NOT NULL,
        accepted_on date NOT NULL,
        registered_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      CREATE INDEX shipment_number ON shipment (tracking_number, accepted_on);
      CREATE INDEX shipment_of_agency ON shipment (agency_id, accepted_on, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shipment');
  }
}

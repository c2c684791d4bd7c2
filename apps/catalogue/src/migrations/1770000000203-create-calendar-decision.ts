import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCalendarDecision1770000000203 implements MigrationInterface {
  name = 'CreateCalendarDecision1770000000203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_decision (
        id text PRIMARY KEY,
        number text NOT NULL,
        issued_on date,
        issuer text NOT NULL,
        agency_id uuid REFERENCES agency,
        year integer NOT NULL,
        entries jsonb NOT NULL,
        office_hours jsonb
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_decision');
  }
}

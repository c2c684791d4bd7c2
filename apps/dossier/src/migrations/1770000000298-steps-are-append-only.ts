import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody overwrites or deletes a recorded step (NĐ 61/2018 Art.5.1c); only an import replaces what an import brought. */
export class StepsAreAppendOnly1770000000298 implements MigrationInterface {
  name = 'StepsAreAppendOnly1770000000298';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION dossier_step_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM dossier WHERE id = OLD.dossier_id AND native_act) THEN
          RAISE EXCEPTION 'a recorded step stays as it is' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
      END $$;
      CREATE TRIGGER dossier_step_append_only BEFORE UPDATE OR DELETE ON dossier_step
        FOR EACH ROW EXECUTE FUNCTION dossier_step_append_only();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER dossier_step_append_only ON dossier_step;
      DROP FUNCTION dossier_step_append_only();`);
  }
}

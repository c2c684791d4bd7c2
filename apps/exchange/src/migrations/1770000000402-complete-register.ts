import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who got a document how, numbers of the year, and what became of it. */
export class CompleteRegister1770000000402 implements MigrationInterface {
  name = 'CompleteRegister1770000000402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE registered_document
        ALTER COLUMN number DROP NOT NULL,
        ADD paper_recipients text[] NOT NULL DEFAULT '{}',
        ADD agencies integer NOT NULL DEFAULT 0,
        ADD electronic integer NOT NULL DEFAULT 0,
        ADD citizens integer NOT NULL DEFAULT 0,
        ADD enterprises integer NOT NULL DEFAULT 0,
        ADD internal integer NOT NULL DEFAULT 0,
        ADD signed boolean,
        ADD standing text NOT NULL DEFAULT 'in-force' CHECK (standing IN ('in-force', 'recalled', 'replaced')),
        ADD series text NOT NULL DEFAULT 'CV',
        ADD arrival_number integer CHECK (arrival_number > 0),
        ADD arrived_on date,
        DROP CONSTRAINT registered_document_class_check,
        ADD CONSTRAINT registered_document_class_check
          CHECK (class IN ('electronic', 'electronic-with-paper', 'paper', 'unknown')),
        DROP CONSTRAINT registered_document_recipients_check,
        ADD CONSTRAINT registered_document_recipients_check
          CHECK (cardinality(recipients) + citizens + enterprises + internal > 0),
        ADD CONSTRAINT registered_document_electronic_check CHECK (electronic BETWEEN 0 AND agencies);
      UPDATE registered_document
         SET agencies = cardinality(recipients), electronic = CASE class WHEN 'paper' THEN 0 ELSE cardinality(recipients) END;
      CREATE TABLE register_counter (
        agency_id uuid NOT NULL,
        direction text NOT NULL CHECK (direction IN ('outgoing', 'incoming')),
        year integer NOT NULL,
        series text NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (agency_id, direction, year, series)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE register_counter;
      DELETE FROM registered_document WHERE class = 'unknown' OR number IS NULL OR cardinality(recipients) = 0;
      ALTER TABLE registered_document
        DROP CONSTRAINT registered_document_electronic_check,
        DROP CONSTRAINT registered_document_recipients_check,
        ADD CONSTRAINT registered_document_recipients_check CHECK (cardinality(recipients) > 0),
        DROP CONSTRAINT registered_document_class_check,
        ADD CONSTRAINT registered_document_class_check CHECK (class IN ('electronic', 'electronic-with-paper', 'paper')),
        DROP arrived_on, DROP arrival_number, DROP series, DROP standing, DROP signed, DROP internal, DROP enterprises,
        DROP citizens, DROP electronic, DROP agencies, DROP paper_recipients,
        ALTER COLUMN number SET NOT NULL;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMAS = ['public', 'rebuild'];
const TABLES = {
  posting_fact: `procedure_id uuid NOT NULL, agency_id uuid, version integer NOT NULL, place text NOT NULL,
    posted_on date NOT NULL, removed_on date, due_on date, complete boolean NOT NULL`,
  shortening_fact: `procedure_id uuid NOT NULL, agency_id uuid, decided_on date NOT NULL, valid_from date NOT NULL,
    valid_to date, shorter boolean NOT NULL, days_saved numeric, share_saved numeric`,
  decision_list_fact: `agency_id uuid, purpose text NOT NULL, valid_from date NOT NULL, valid_to date,
    procedures uuid[] NOT NULL`,
  publication_duty_fact: `agency_id uuid NOT NULL, procedure_id uuid, procedure_code text NOT NULL, change text NOT NULL,
    proposal_due_on date, proposed_on date, proposed_in_time boolean NOT NULL,
    decision_due_on date, decided_on date, decided_in_time boolean NOT NULL`,
  periodic_review_fact:
    'agency_id uuid NOT NULL, period text NOT NULL, due_on date, held_on date, held boolean NOT NULL',
  web_item_fact: `agency_id uuid NOT NULL, item text NOT NULL, required datemultirange NOT NULL,
    current datemultirange NOT NULL`,
  linked_procedure_fact: `procedure_id uuid NOT NULL, agency_id uuid NOT NULL, valid_from date NOT NULL, valid_to date`,
};
const VERSIONED = `id uuid NOT NULL, seq_from bigint NOT NULL, seq_to bigint NOT NULL DEFAULT 9223372036854775807`;

/** What the catalogue keeps beside offerings: postings, shortenings, lists by decision, the linked list. */
export class CatalogueRecords1770000004020 implements MigrationInterface {
  name = 'CatalogueRecords1770000004020';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(`
        ALTER TABLE ${schema}.procedure_fact ADD version integer NOT NULL DEFAULT 1, ADD posting_due_on date;
        ALTER TABLE ${schema}.offering_fact ADD excluded boolean NOT NULL DEFAULT false`);
      for (const [table, columns] of Object.entries(TABLES)) {
        await runner.query(
          `CREATE ${schema === 'rebuild' ? 'UNLOGGED' : ''} TABLE ${schema}.${table}
             (${VERSIONED}, ${columns}, PRIMARY KEY (id, seq_from), CHECK (seq_from < seq_to))`,
        );
      }
      await runner.query(`
        CREATE INDEX publication_duty_fact_agency ON ${schema}.publication_duty_fact (agency_id, decision_due_on);
        CREATE INDEX posting_fact_procedure ON ${schema}.posting_fact (procedure_id);
        CREATE INDEX offering_fact_procedure ON ${schema}.offering_fact (procedure_id)`);
    }
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(`
        DROP INDEX ${schema}.offering_fact_procedure;
        DROP TABLE ${Object.keys(TABLES)
          .map((table) => `${schema}.${table}`)
          .join(', ')};
        ALTER TABLE ${schema}.offering_fact DROP excluded;
        ALTER TABLE ${schema}.procedure_fact DROP version, DROP posting_due_on`);
    }
    await foldAnew(runner);
  }
}

/** What was folded without them is folded again from the first event of the log: the same as the runbook's rebuild. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`
    TRUNCATE agency_fact, procedure_fact, offering_fact;
    DELETE FROM log_instant WHERE producer = 'catalogue';
    DELETE FROM parked_event WHERE consumer = 'reporting' AND producer = 'catalogue';
    UPDATE checkpoint SET seq = 0, hash = '', log_id = NULL, recorded_at = NULL
     WHERE consumer = 'reporting' AND producer = 'catalogue'`);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const SCHEMAS = ['public', 'rebuild'];
const FACT = { voted_on: 'date', vote: 'text', linked: 'boolean NOT NULL DEFAULT false' };
const FLOWS = ['votes', 'votes_satisfied', 'received_linked'];

/** Votes tied to dossiers (I.3.c A), dossiers that other agencies took part in (I.3.d.2). */
export class VotesAndLinked1770000004021 implements MigrationInterface {
  name = 'VotesAndLinked1770000004021';

  async up(runner: QueryRunner): Promise<void> {
    const fact = Object.entries(FACT).map(([column, type]) => `ADD ${column} ${type}`);
    for (const schema of SCHEMAS) {
      await runner.query(`
        ALTER TABLE ${schema}.dossier_fact ${fact.join(', ')};
        ALTER TABLE ${schema}.flow_cell ${FLOWS.map((count) => `ADD ${count} bigint NOT NULL DEFAULT 0`).join(', ')};
        ALTER TABLE ${schema}.procedure_cell ADD received_linked bigint NOT NULL DEFAULT 0`);
    }
    await foldAnew(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(`
        ALTER TABLE ${schema}.procedure_cell DROP received_linked;
        ALTER TABLE ${schema}.flow_cell ${FLOWS.map((count) => `DROP ${count}`).join(', ')};
        ALTER TABLE ${schema}.dossier_fact ${Object.keys(FACT)
          .map((column) => `DROP ${column}`)
          .join(', ')}`);
    }
    await foldAnew(runner);
  }
}

/** What was folded without them is folded again from the first event of the log: the same as the runbook's rebuild. */
async function foldAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`
    TRUNCATE dossier_fact, flow_cell, procedure_cell;
    DELETE FROM log_instant WHERE producer = 'dossier';
    DELETE FROM parked_event WHERE consumer = 'reporting' AND producer = 'dossier';
    UPDATE checkpoint SET seq = 0, hash = '', log_id = NULL, recorded_at = NULL
     WHERE consumer = 'reporting' AND producer = 'dossier'`);
}

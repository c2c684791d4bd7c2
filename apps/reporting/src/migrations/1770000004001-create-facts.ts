import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of what the producers said, each valid over a range of the producer's seq: [seq_from, seq_to). */
export class CreateFacts1770000004001 implements MigrationInterface {
  name = 'CreateFacts1770000004001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DOSSIERS);
    await runner.query(CATALOGUE);
    await runner.query(`
      CREATE TABLE log_instant (
        producer text NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        seq bigint NOT NULL,
        PRIMARY KEY (producer, recorded_at)
      );
      CREATE INDEX log_instant_seq ON log_instant (producer, seq);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE log_instant, offering_fact, procedure_fact, agency_fact, dossier_fact');
  }
}

/** No index holds seq_to, so that ending a version is a heap-only update. */
const DOSSIERS = `
  CREATE TABLE dossier_fact (
    dossier_id uuid NOT NULL,
    seq_from bigint NOT NULL,
    seq_to bigint NOT NULL DEFAULT 9223372036854775807,
    lane smallint NOT NULL,
    code text NOT NULL,
    agency_id uuid NOT NULL,
    receiving_unit_id uuid,
    procedure_id uuid NOT NULL,
    procedure_code text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('counter', 'online', 'post')),
    level smallint NOT NULL CHECK (level BETWEEN 0 AND 4),
    applicant_kind text,
    return_channel text,
    status smallint NOT NULL,
    received_on date NOT NULL,
    first_due_on date,
    lawful_due_on date,
    reappointed_due_on date,
    settled_on date,
    closed_on date CHECK (closed_on >= received_on),
    closing text CHECK (closing IN ('result', 'refusal', 'withdrawal', 'stop')),
    returned_on date,
    timeliness text CHECK (timeliness IN ('early', 'on-time', 'late')),
    timely_by_reappointment boolean,
    waiting datemultirange NOT NULL,
    overdue datemultirange NOT NULL,
    steps_recorded integer NOT NULL,
    steps_in_time integer NOT NULL,
    steps_unknown boolean NOT NULL,
    supplements integer NOT NULL,
    not_own_fault boolean NOT NULL,
    apology_issued_on date,
    apology_new_due_on date,
    PRIMARY KEY (dossier_id, seq_from),
    CHECK (seq_from < seq_to),
    CHECK ((settled_on IS NULL) = (timeliness IS NULL))
  ) WITH (fillfactor = 90);
  CREATE INDEX dossier_fact_received ON dossier_fact (agency_id, received_on);
  CREATE INDEX dossier_fact_settled ON dossier_fact (agency_id, settled_on) WHERE settled_on IS NOT NULL;
  CREATE INDEX dossier_fact_returned ON dossier_fact (agency_id, returned_on) WHERE returned_on IS NOT NULL;
  CREATE INDEX dossier_fact_unsettled ON dossier_fact (agency_id, closed_on) WHERE closing IN ('withdrawal', 'stop');`;

const CATALOGUE = `
  CREATE TABLE agency_fact (
    id uuid NOT NULL,
    seq_from bigint NOT NULL,
    seq_to bigint NOT NULL DEFAULT 9223372036854775807,
    agency jsonb NOT NULL,
    PRIMARY KEY (id, seq_from),
    CHECK (seq_from < seq_to)
  );
  CREATE TABLE procedure_fact (
    id uuid NOT NULL,
    seq_from bigint NOT NULL,
    seq_to bigint NOT NULL DEFAULT 9223372036854775807,
    code text NOT NULL,
    name_vi text NOT NULL,
    name_en text,
    field text,
    status text NOT NULL,
    valid_from date,
    valid_to date,
    PRIMARY KEY (id, seq_from),
    CHECK (seq_from < seq_to)
  );
  CREATE TABLE offering_fact (
    id uuid NOT NULL,
    seq_from bigint NOT NULL,
    seq_to bigint NOT NULL DEFAULT 9223372036854775807,
    procedure_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    level smallint NOT NULL,
    one_stop boolean NOT NULL,
    post boolean NOT NULL,
    PRIMARY KEY (id, seq_from),
    CHECK (seq_from < seq_to)
  );
  CREATE INDEX offering_fact_agency ON offering_fact (agency_id);`;

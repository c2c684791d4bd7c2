-- Schema of dossier, written by npm run generate from the system catalogue after all migrations; do not edit.

CREATE TABLE act_person (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  dossier_id uuid NOT NULL,
  act text NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  content bytea,
  CONSTRAINT act_person_pkey PRIMARY KEY (id)
);

CREATE TABLE agency_copy (
  id uuid NOT NULL,
  parent_id uuid,
  kind text NOT NULL,
  level text NOT NULL,
  name jsonb NOT NULL,
  codes jsonb NOT NULL,
  valid_from date,
  valid_to date,
  merged_into uuid,
  demonstration boolean NOT NULL,
  CONSTRAINT agency_copy_pkey PRIMARY KEY (id)
);

CREATE TABLE attachment_part (
  attachment_id uuid NOT NULL,
  n integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT attachment_part_pkey PRIMARY KEY (attachment_id, n),
  CONSTRAINT attachment_part_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment_person(id) ON DELETE CASCADE
);

CREATE TABLE attachment_person (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  name bytea,
  kind text NOT NULL,
  state text NOT NULL,
  content_type text,
  size bigint,
  digest text,
  finding text,
  uploaded_by text NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  scan_after timestamp with time zone,
  CONSTRAINT attachment_person_kind_check CHECK ((kind = ANY (ARRAY['paper'::text, 'supplement'::text, 'result'::text, 'other'::text]))),
  CONSTRAINT attachment_person_pkey PRIMARY KEY (id),
  CONSTRAINT attachment_person_state_check CHECK ((state = ANY (ARRAY['uploading'::text, 'waiting'::text, 'clean'::text, 'infected'::text, 'not-scanned'::text, 'erased'::text])))
);

CREATE TABLE calendar_copy (
  id text NOT NULL,
  decision jsonb NOT NULL,
  CONSTRAINT calendar_copy_pkey PRIMARY KEY (id)
);

CREATE TABLE case_cursor (
  seq bigint NOT NULL
);

CREATE TABLE checkpoint (
  consumer text NOT NULL,
  producer text NOT NULL,
  lane integer NOT NULL,
  lanes integer NOT NULL,
  log_id uuid,
  seq bigint DEFAULT 0 NOT NULL,
  hash bytea DEFAULT '\x'::bytea NOT NULL,
  recorded_at timestamp(3) with time zone,
  CONSTRAINT checkpoint_pkey PRIMARY KEY (consumer, producer, lane)
);

CREATE TABLE code_counter (
  agency_id uuid NOT NULL,
  day date NOT NULL,
  last integer NOT NULL,
  CONSTRAINT code_counter_four_digits CHECK ((last <= 9999)),
  CONSTRAINT code_counter_pkey PRIMARY KEY (agency_id, day)
);

CREATE TABLE counter_day (
  agency_id uuid NOT NULL,
  day date NOT NULL,
  closed_at timestamp with time zone NOT NULL,
  closed_by text NOT NULL,
  digest text NOT NULL,
  CONSTRAINT counter_day_pkey PRIMARY KEY (agency_id, day)
);

CREATE TABLE counter_visit (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  receiving_unit_id uuid,
  procedure_code text NOT NULL,
  procedure_id uuid,
  form text NOT NULL,
  at timestamp with time zone NOT NULL,
  visited_on date NOT NULL,
  own_fault boolean NOT NULL,
  dossier_id uuid,
  digest bytea NOT NULL,
  CONSTRAINT counter_visit_form_check CHECK ((form = ANY (ARRAY['02'::text, '03'::text, 'guidance'::text]))),
  CONSTRAINT counter_visit_pkey PRIMARY KEY (id)
);

CREATE TABLE directory_revision (
  part text NOT NULL,
  revision bigint DEFAULT 0 NOT NULL,
  CONSTRAINT directory_revision_pkey PRIMARY KEY (part)
);

CREATE TABLE dossier (
  id uuid NOT NULL,
  code text,
  tracking_number text,
  source text,
  external_id text,
  procedure_code text NOT NULL,
  procedure_id uuid,
  agency_id uuid NOT NULL,
  receiving_unit_id uuid,
  channel text NOT NULL,
  return_channel text,
  level smallint,
  applicant_kind text,
  submitted_at timestamp with time zone,
  received_at timestamp with time zone,
  received_on date,
  term_length text,
  term_unit text,
  term_from timestamp with time zone,
  first_due_at timestamp with time zone,
  lawful_due_at timestamp with time zone,
  lawful_due_on date,
  reappointed_due_at timestamp with time zone,
  completed_at timestamp with time zone,
  completed_on date,
  closing text,
  closed_on date,
  returned_at timestamp with time zone,
  status smallint NOT NULL,
  clocks jsonb DEFAULT '[]'::jsonb NOT NULL,
  waits jsonb DEFAULT '[]'::jsonb NOT NULL,
  supplements integer DEFAULT 0 NOT NULL,
  not_own_fault boolean DEFAULT false NOT NULL,
  apology jsonb,
  steps jsonb NOT NULL,
  flags text[] DEFAULT '{}'::text[] NOT NULL,
  last_act_at timestamp with time zone NOT NULL,
  native_act boolean NOT NULL,
  digest bytea NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  requests jsonb DEFAULT '[]'::jsonb NOT NULL,
  case_id uuid,
  unit_id uuid,
  handler text,
  settled_by text,
  result jsonb,
  apology_draft jsonb,
  late_again_on date,
  paused_at timestamp with time zone,
  absences jsonb DEFAULT '[]'::jsonb NOT NULL,
  consultations jsonb DEFAULT '[]'::jsonb NOT NULL,
  participants jsonb DEFAULT '[]'::jsonb NOT NULL,
  vote jsonb,
  queue_due_at timestamp with time zone,
  alarm_at timestamp with time zone,
  resumption jsonb,
  procedure_version integer,
  CONSTRAINT dossier_channel_check CHECK ((channel = ANY (ARRAY['counter'::text, 'online'::text, 'post'::text]))),
  CONSTRAINT dossier_closing_check CHECK ((closing = ANY (ARRAY['result'::text, 'refusal'::text, 'withdrawal'::text, 'stop'::text]))),
  CONSTRAINT dossier_code_key UNIQUE (code),
  CONSTRAINT dossier_level_check CHECK (((level >= 1) AND (level <= 4))),
  CONSTRAINT dossier_named_check CHECK (((code IS NOT NULL) OR (tracking_number IS NOT NULL))),
  CONSTRAINT dossier_pkey PRIMARY KEY (id),
  CONSTRAINT dossier_received_check CHECK (((code IS NULL) = (received_at IS NULL))),
  CONSTRAINT dossier_return_channel_check CHECK ((return_channel = ANY (ARRAY['counter'::text, 'online'::text, 'post'::text]))),
  CONSTRAINT dossier_status_check CHECK (((status >= 1) AND (status <= 10))),
  CONSTRAINT dossier_tracking_number_key UNIQUE (tracking_number)
);

CREATE TABLE dossier_draft (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  unit_id uuid,
  kind text NOT NULL,
  state text NOT NULL,
  drafter text NOT NULL,
  edition integer NOT NULL,
  since timestamp with time zone NOT NULL,
  issue jsonb,
  symbol text,
  version integer NOT NULL,
  CONSTRAINT dossier_draft_kind_check CHECK ((kind = ANY (ARRAY['supplement-request'::text, 'refusal'::text, 'apology'::text, 'result'::text, 'consultation'::text]))),
  CONSTRAINT dossier_draft_pkey PRIMARY KEY (id),
  CONSTRAINT dossier_draft_signed CHECK ((((state = 'signed'::text) = (symbol IS NOT NULL)) AND ((state = 'signed'::text) = (issue IS NOT NULL)))),
  CONSTRAINT dossier_draft_state_check CHECK ((state = ANY (ARRAY['drafting'::text, 'with-head'::text, 'with-director'::text, 'returned'::text, 'signed'::text, 'withdrawn'::text])))
);

CREATE TABLE dossier_parameter (
  key text NOT NULL,
  field text DEFAULT ''::text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  value text NOT NULL,
  source text NOT NULL,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT dossier_parameter_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  CONSTRAINT dossier_parameter_pkey PRIMARY KEY (key, field, valid_from)
);

CREATE TABLE dossier_person (
  dossier_id uuid NOT NULL,
  content bytea,
  words bigint[] DEFAULT '{}'::bigint[] NOT NULL,
  owner bigint,
  erased_at timestamp with time zone,
  CONSTRAINT dossier_person_pkey PRIMARY KEY (dossier_id)
);

CREATE TABLE dossier_step (
  dossier_id uuid NOT NULL,
  n integer NOT NULL,
  at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone,
  giver text,
  taker text,
  action text,
  unit_id uuid,
  handler text,
  holder text DEFAULT 'unit'::text NOT NULL,
  due_at timestamp with time zone,
  CONSTRAINT dossier_step_holder_check CHECK ((holder = ANY (ARRAY['unit'::text, 'citizen'::text, 'post'::text]))),
  CONSTRAINT dossier_step_pkey PRIMARY KEY (dossier_id, n)
);

CREATE TABLE dossier_warning (
  dossier_id uuid NOT NULL,
  term_from timestamp with time zone NOT NULL,
  level smallint NOT NULL,
  role text NOT NULL,
  agency_id uuid NOT NULL,
  handler text,
  warned_on date NOT NULL,
  received_at timestamp with time zone,
  received_by text,
  CONSTRAINT dossier_warning_level_check CHECK ((level = ANY (ARRAY[50, 75, 90, 100]))),
  CONSTRAINT dossier_warning_pkey PRIMARY KEY (dossier_id, term_from, level),
  CONSTRAINT dossier_warning_role_check CHECK ((role = ANY (ARRAY['officer'::text, 'head'::text, 'director'::text])))
);

CREATE TABLE draft_person (
  step_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  content bytea,
  CONSTRAINT draft_person_pkey PRIMARY KEY (step_id)
);

CREATE TABLE draft_step (
  id uuid NOT NULL,
  draft_id uuid NOT NULL,
  n integer NOT NULL,
  act text NOT NULL,
  state text NOT NULL,
  edition integer NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT draft_step_n UNIQUE (draft_id, n),
  CONSTRAINT draft_step_pkey PRIMARY KEY (id)
);

CREATE TABLE event_log (
  "position" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  subject uuid NOT NULL,
  body text NOT NULL,
  CONSTRAINT event_log_pkey PRIMARY KEY ("position")
) PARTITION BY RANGE ("position");

CREATE TABLE event_seq (
  seq bigint NOT NULL,
  "position" bigint NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT event_seq_pkey PRIMARY KEY (seq),
  CONSTRAINT event_seq_position_key UNIQUE ("position")
);

CREATE TABLE export_job (
  id text NOT NULL,
  actor jsonb NOT NULL,
  query jsonb NOT NULL,
  format text NOT NULL,
  options jsonb NOT NULL,
  status text NOT NULL,
  rows integer DEFAULT 0 NOT NULL,
  parts integer DEFAULT 0 NOT NULL,
  listed boolean DEFAULT false NOT NULL,
  after text,
  digest text,
  size bigint,
  failure text,
  lease_owner uuid,
  lease_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT export_job_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text, 'jsonl'::text]))),
  CONSTRAINT export_job_pkey PRIMARY KEY (id),
  CONSTRAINT export_job_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE export_part (
  job text NOT NULL,
  n integer NOT NULL,
  rows jsonb NOT NULL,
  CONSTRAINT export_part_pkey PRIMARY KEY (job, n),
  CONSTRAINT export_part_job_fkey FOREIGN KEY (job) REFERENCES export_job(id) ON DELETE CASCADE
);

CREATE TABLE form_book (
  agency_id uuid NOT NULL,
  form text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT form_book_form_check CHECK ((form = ANY (ARRAY['01'::text, '02'::text, '03'::text, '04'::text]))),
  CONSTRAINT form_book_pkey PRIMARY KEY (agency_id, form, year)
);

CREATE TABLE form_issue (
  dossier_id uuid NOT NULL,
  form text NOT NULL,
  edition integer NOT NULL,
  agency_id uuid NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL,
  issued_on date NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  issued_by text NOT NULL,
  signature jsonb NOT NULL,
  CONSTRAINT form_issue_number UNIQUE (agency_id, form, year, number),
  CONSTRAINT form_issue_pkey PRIMARY KEY (dossier_id, form, edition)
);

CREATE TABLE idempotency_key (
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  digest text NOT NULL,
  id text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT idempotency_key_pkey PRIMARY KEY (actor, route, key)
);

CREATE TABLE import_error (
  job text NOT NULL,
  n bigint NOT NULL,
  line bigint NOT NULL,
  path text NOT NULL,
  code text NOT NULL,
  message jsonb NOT NULL,
  CONSTRAINT import_error_pkey PRIMARY KEY (job, n),
  CONSTRAINT import_error_job_fkey FOREIGN KEY (job) REFERENCES import_job(id) ON DELETE CASCADE
);

CREATE TABLE import_job (
  id text NOT NULL,
  format text NOT NULL,
  dry_run boolean NOT NULL,
  actor jsonb NOT NULL,
  status text DEFAULT 'uploading'::text NOT NULL,
  bytes bigint DEFAULT 0 NOT NULL,
  sha256 text,
  read bigint DEFAULT 0 NOT NULL,
  accepted bigint DEFAULT 0 NOT NULL,
  updated bigint DEFAULT 0 NOT NULL,
  unchanged bigint DEFAULT 0 NOT NULL,
  rejected bigint DEFAULT 0 NOT NULL,
  errors bigint DEFAULT 0 NOT NULL,
  "position" bigint,
  failure jsonb,
  lease_owner uuid,
  lease_until timestamp with time zone,
  opened_at timestamp with time zone DEFAULT now() NOT NULL,
  closed_at timestamp with time zone,
  finished_at timestamp with time zone,
  CONSTRAINT import_job_pkey PRIMARY KEY (id),
  CONSTRAINT import_job_status_check CHECK ((status = ANY (ARRAY['uploading'::text, 'queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE import_part (
  job text NOT NULL,
  n integer NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT import_part_pkey PRIMARY KEY (job, n),
  CONSTRAINT import_part_job_fkey FOREIGN KEY (job) REFERENCES import_job(id) ON DELETE CASCADE
);

CREATE TABLE letter_book (
  agency_id uuid NOT NULL,
  symbol text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT letter_book_pkey PRIMARY KEY (agency_id, symbol, year)
);

CREATE TABLE log_identity (
  single boolean DEFAULT true NOT NULL,
  log_id uuid NOT NULL,
  system_identifier text NOT NULL,
  floor bigint NOT NULL,
  CONSTRAINT log_identity_pkey PRIMARY KEY (single),
  CONSTRAINT log_identity_single_check CHECK (single)
);

CREATE TABLE notice_checkpoint (
  single boolean DEFAULT true NOT NULL,
  xid xid8 NOT NULL,
  "position" bigint NOT NULL,
  CONSTRAINT notice_checkpoint_pkey PRIMARY KEY (single),
  CONSTRAINT notice_checkpoint_single_check CHECK (single)
);

CREATE TABLE notice_person (
  id uuid NOT NULL,
  key text NOT NULL,
  dossier_id uuid,
  kind text NOT NULL,
  channel text,
  recipient bytea,
  content bytea,
  state text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  next_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone,
  CONSTRAINT notice_person_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'zalo'::text]))),
  CONSTRAINT notice_person_key_key UNIQUE (key),
  CONSTRAINT notice_person_pkey PRIMARY KEY (id),
  CONSTRAINT notice_person_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'no-address'::text])))
);

CREATE TABLE number_range (
  id uuid NOT NULL,
  agency_id uuid NOT NULL,
  day date NOT NULL,
  first integer NOT NULL,
  last integer NOT NULL,
  reason text NOT NULL,
  reserved_by text NOT NULL,
  reserved_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  closing_reason text,
  digest bytea NOT NULL,
  CONSTRAINT number_range_pkey PRIMARY KEY (id)
);

CREATE TABLE offering_copy (
  id uuid NOT NULL,
  procedure_id uuid NOT NULL,
  procedure_code text NOT NULL,
  agency_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  level smallint NOT NULL,
  one_stop boolean NOT NULL,
  post boolean NOT NULL,
  CONSTRAINT offering_copy_pkey PRIMARY KEY (id)
);

CREATE TABLE open_case (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  agency_id uuid NOT NULL,
  procedure_code text NOT NULL,
  since timestamp with time zone NOT NULL,
  until date NOT NULL,
  CONSTRAINT open_case_kind_check CHECK ((kind = ANY (ARRAY['visit'::text, 'dossier'::text]))),
  CONSTRAINT open_case_pkey PRIMARY KEY (id)
);

CREATE TABLE paper_book (
  id uuid NOT NULL,
  agency_id uuid NOT NULL,
  month text NOT NULL,
  last_day date NOT NULL,
  dossiers integer NOT NULL,
  source text NOT NULL,
  CONSTRAINT paper_book_dossiers_check CHECK ((dossiers >= 0)),
  CONSTRAINT paper_book_month UNIQUE (agency_id, month),
  CONSTRAINT paper_book_pkey PRIMARY KEY (id)
);

CREATE TABLE parked_event (
  consumer text NOT NULL,
  producer text NOT NULL,
  seq bigint NOT NULL,
  subject uuid NOT NULL,
  type text NOT NULL,
  recorded jsonb NOT NULL,
  error text NOT NULL,
  parked_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT parked_event_pkey PRIMARY KEY (consumer, producer, seq)
);

CREATE TABLE person_read (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  dossier_id uuid NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT person_read_pkey PRIMARY KEY (id)
);

CREATE TABLE procedure_code_copy (
  code text NOT NULL,
  procedure_id uuid NOT NULL,
  CONSTRAINT procedure_code_copy_pkey PRIMARY KEY (code)
);

CREATE TABLE procedure_copy (
  procedure_id uuid NOT NULL,
  version integer NOT NULL,
  code text NOT NULL,
  name jsonb NOT NULL,
  field text,
  levels text[] NOT NULL,
  status text NOT NULL,
  valid_from date,
  valid_to date,
  terms jsonb NOT NULL,
  awaiting_from date,
  CONSTRAINT procedure_copy_pkey PRIMARY KEY (procedure_id, version)
);

CREATE TABLE provisional_procedure (
  code text NOT NULL,
  name text NOT NULL,
  legal_basis text NOT NULL,
  agency_id uuid NOT NULL,
  first_day date NOT NULL,
  told_at timestamp with time zone,
  CONSTRAINT provisional_procedure_pkey PRIMARY KEY (code)
);

CREATE TABLE redating (
  decision_id text NOT NULL,
  decision jsonb NOT NULL,
  queued_at timestamp with time zone NOT NULL,
  reached uuid,
  done_at timestamp with time zone,
  CONSTRAINT redating_pkey PRIMARY KEY (decision_id)
);

CREATE TABLE redating_move (
  decision_id text NOT NULL,
  dossier_id uuid NOT NULL,
  before date NOT NULL,
  after date NOT NULL,
  applied boolean NOT NULL,
  CONSTRAINT redating_move_pkey PRIMARY KEY (decision_id, dossier_id),
  CONSTRAINT redating_move_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES redating(decision_id)
);

CREATE TABLE reserved_number (
  agency_id uuid NOT NULL,
  day date NOT NULL,
  n integer NOT NULL,
  range_id uuid NOT NULL,
  state text DEFAULT 'reserved'::text NOT NULL,
  dossier_id uuid,
  CONSTRAINT reserved_number_pkey PRIMARY KEY (agency_id, day, n),
  CONSTRAINT reserved_number_state_check CHECK ((state = ANY (ARRAY['reserved'::text, 'void'::text]))),
  CONSTRAINT reserved_number_range_id_fkey FOREIGN KEY (range_id) REFERENCES number_range(id)
);

CREATE TABLE shortening_copy (
  id uuid NOT NULL,
  procedure_id uuid NOT NULL,
  agency_id uuid NOT NULL,
  channel text,
  local jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT shortening_copy_pkey PRIMARY KEY (id)
);

CREATE TABLE supplement_access (
  dossier_id uuid NOT NULL,
  owner bigint NOT NULL,
  granted_at timestamp with time zone NOT NULL,
  CONSTRAINT supplement_access_pkey PRIMARY KEY (dossier_id, owner)
);

CREATE TABLE tracking_try (
  code text NOT NULL,
  since timestamp with time zone NOT NULL,
  tries integer NOT NULL,
  CONSTRAINT tracking_try_pkey PRIMARY KEY (code)
);

CREATE TABLE visit_person (
  visit_id uuid NOT NULL,
  content bytea,
  CONSTRAINT visit_person_pkey PRIMARY KEY (visit_id)
);

CREATE TABLE warning_day (
  day date NOT NULL,
  finished_at timestamp with time zone NOT NULL,
  CONSTRAINT warning_day_pkey PRIMARY KEY (day)
);

CREATE INDEX act_person_dossier ON public.act_person USING btree (dossier_id);

CREATE INDEX attachment_person_digest ON public.attachment_person USING btree (digest);

CREATE INDEX attachment_person_dossier ON public.attachment_person USING btree (dossier_id, uploaded_at);

CREATE INDEX attachment_person_waiting ON public.attachment_person USING btree (scan_after) WHERE (state = 'waiting'::text);

CREATE INDEX counter_visit_of_agency ON public.counter_visit USING btree (agency_id, id);

CREATE INDEX counter_visit_of_case ON public.counter_visit USING btree (case_id);

CREATE INDEX dossier_alarm ON public.dossier USING btree (alarm_at) WHERE (alarm_at IS NOT NULL);

CREATE INDEX dossier_draft_desk ON public.dossier_draft USING btree (agency_id, state, since, id) WHERE (state <> ALL (ARRAY['signed'::text, 'withdrawn'::text]));

CREATE INDEX dossier_draft_of ON public.dossier_draft USING btree (dossier_id);

CREATE UNIQUE INDEX dossier_draft_open ON public.dossier_draft USING btree (dossier_id, kind) WHERE ((state <> ALL (ARRAY['signed'::text, 'withdrawn'::text])) AND (kind <> 'consultation'::text));

CREATE INDEX dossier_due ON public.dossier USING btree (agency_id, lawful_due_on, id) WHERE ((closed_on IS NULL) AND (code IS NOT NULL));

CREATE INDEX dossier_handler ON public.dossier USING btree (handler, lawful_due_on, id) WHERE ((handler IS NOT NULL) AND (closed_on IS NULL));

CREATE UNIQUE INDEX dossier_identity ON public.dossier USING btree (source, external_id);

CREATE INDEX dossier_of_agency ON public.dossier USING btree (agency_id, COALESCE(received_at, submitted_at), id);

CREATE INDEX dossier_of_unit ON public.dossier USING btree (receiving_unit_id, COALESCE(received_at, submitted_at), id) WHERE (receiving_unit_id IS NOT NULL);

CREATE INDEX dossier_open_of_agency ON public.dossier USING btree (agency_id, COALESCE(received_at, submitted_at), id) WHERE ((completed_on IS NULL) AND (status <> ALL (ARRAY[3, 7, 8])));

CREATE INDEX dossier_person_owner ON public.dossier_person USING btree (owner) WHERE (owner IS NOT NULL);

CREATE INDEX dossier_person_words ON public.dossier_person USING gin (words);

CREATE INDEX dossier_provisional ON public.dossier USING btree (procedure_code) WHERE (procedure_code ~~ 'CCB-%'::text);

CREATE INDEX dossier_queue ON public.dossier USING btree (agency_id, queue_due_at, id) WHERE ((code IS NULL) AND (status = 1));

CREATE INDEX dossier_returned ON public.dossier USING btree (returned_at) WHERE (returned_at IS NOT NULL);

CREATE INDEX dossier_settled_of_procedure ON public.dossier USING btree (procedure_code, completed_on) WHERE (completed_on IS NOT NULL);

CREATE INDEX dossier_warning_open ON public.dossier_warning USING btree (agency_id, role, warned_on) WHERE (received_at IS NULL);

CREATE INDEX draft_person_dossier ON public.draft_person USING btree (dossier_id);

CREATE INDEX event_log_order ON ONLY public.event_log USING btree (xid, "position");

CREATE INDEX event_log_subject ON ONLY public.event_log USING btree (subject, "position");

CREATE INDEX event_seq_recorded_at ON public.event_seq USING btree (recorded_at);

CREATE INDEX export_job_running ON public.export_job USING btree (created_at) WHERE (status = 'running'::text);

CREATE INDEX idempotency_key_created_at ON public.idempotency_key USING btree (created_at);

CREATE INDEX import_job_waiting ON public.import_job USING btree (closed_at) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX notice_person_dossier ON public.notice_person USING btree (dossier_id, created_at);

CREATE INDEX notice_person_queued ON public.notice_person USING btree (next_at) WHERE (state = 'queued'::text);

CREATE INDEX number_range_of_agency ON public.number_range USING btree (agency_id, day);

CREATE INDEX offering_copy_of ON public.offering_copy USING btree (procedure_id, agency_id, valid_from);

CREATE INDEX open_case_of_agency ON public.open_case USING btree (agency_id, procedure_code);

CREATE INDEX procedure_code_copy_procedure ON public.procedure_code_copy USING btree (procedure_id);

CREATE INDEX redating_running ON public.redating USING btree (queued_at) WHERE (done_at IS NULL);

CREATE INDEX reserved_number_of_range ON public.reserved_number USING btree (range_id);

CREATE INDEX shortening_copy_of ON public.shortening_copy USING btree (procedure_id, agency_id, valid_from);

CREATE OR REPLACE FUNCTION public.dossier_step_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM dossier WHERE id = OLD.dossier_id AND native_act) THEN
          RAISE EXCEPTION 'a recorded step stays as it is' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN OLD;
      END $function$
;

CREATE OR REPLACE FUNCTION public.draft_step_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        RAISE EXCEPTION 'a recorded step stays as it is' USING ERRCODE = 'restrict_violation';
      END $function$
;

CREATE TRIGGER dossier_step_append_only BEFORE DELETE OR UPDATE ON public.dossier_step FOR EACH ROW EXECUTE FUNCTION dossier_step_append_only();

CREATE TRIGGER draft_step_append_only BEFORE DELETE OR UPDATE ON public.draft_step FOR EACH ROW EXECUTE FUNCTION draft_step_append_only();

import type { Facts } from './dossier.rules.js';

/** Columns of `dossier` that a statement sets, with their SQL types, for prepared statements and sets of rows. */
export const COLUMNS = {
  id: 'uuid',
  code: 'text',
  tracking_number: 'text',
  source: 'text',
  external_id: 'text',
  procedure_code: 'text',
  procedure_id: 'uuid',
  procedure_version: 'integer',
  agency_id: 'uuid',
  receiving_unit_id: 'uuid',
  channel: 'text',
  return_channel: 'text',
  level: 'smallint',
  applicant_kind: 'text',
  submitted_at: 'timestamptz',
  received_at: 'timestamptz',
  received_on: 'date',
  term_length: 'text',
  term_unit: 'text',
  term_from: 'timestamptz',
  first_due_at: 'timestamptz',
  lawful_due_at: 'timestamptz',
  lawful_due_on: 'date',
  reappointed_due_at: 'timestamptz',
  completed_at: 'timestamptz',
  completed_on: 'date',
  closing: 'text',
  closed_on: 'date',
  returned_at: 'timestamptz',
  status: 'smallint',
  clocks: 'jsonb',
  waits: 'jsonb',
  supplements: 'integer',
  requests: 'jsonb',
  not_own_fault: 'boolean',
  apology: 'jsonb',
  steps: 'jsonb',
  flags: 'text[]',
  case_id: 'uuid',
  queue_due_at: 'timestamptz',
  alarm_at: 'timestamptz',
  last_act_at: 'timestamptz',
  native_act: 'boolean',
  digest: 'bytea',
} as const;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

type Cells = Record<Column, unknown>;

const instant = (date: Date | null): string | null => date && date.toISOString();

/** A dossier as cells: instants as text, the rest as it is. One flat literal, see `stateOf`. */
export function cellsOf(dossier: Facts, about: { nativeAct: boolean; digest: Buffer | string }): Cells {
  return {
    id: dossier.id,
    code: dossier.code,
    tracking_number: dossier.trackingNumber,
    source: dossier.source,
    external_id: dossier.externalId,
    procedure_code: dossier.procedureCode,
    procedure_id: dossier.procedureId,
    procedure_version: dossier.procedureVersion,
    agency_id: dossier.agencyId,
    receiving_unit_id: dossier.receivingUnitId,
    channel: dossier.channel,
    return_channel: dossier.returnChannel,
    level: dossier.level,
    applicant_kind: dossier.applicantKind,
    submitted_at: instant(dossier.submittedAt),
    received_at: instant(dossier.receivedAt),
    received_on: dossier.receivedOn,
    term_length: dossier.termLength,
    term_unit: dossier.termUnit,
    term_from: instant(dossier.termFrom),
    first_due_at: instant(dossier.firstDueAt),
    lawful_due_at: instant(dossier.lawfulDueAt),
    lawful_due_on: dossier.lawfulDueOn,
    reappointed_due_at: instant(dossier.reappointedDueAt),
    completed_at: instant(dossier.completedAt),
    completed_on: dossier.completedOn,
    closing: dossier.closing,
    closed_on: dossier.closedOn,
    returned_at: instant(dossier.returnedAt),
    status: dossier.status,
    clocks: dossier.clocks,
    waits: dossier.waits,
    supplements: dossier.supplements,
    requests: dossier.requests,
    not_own_fault: dossier.notOwnFault,
    apology: dossier.apology,
    steps: dossier.steps,
    flags: dossier.flags,
    case_id: dossier.caseId,
    queue_due_at: instant(dossier.queueDueAt),
    alarm_at: instant(dossier.alarmAt),
    last_act_at: instant(dossier.lastActAt),
    native_act: about.nativeAct,
    digest: about.digest,
  };
}

/** All cells, as pg takes them for single parameters. */
export function parametersOf(cells: Cells): unknown[] {
  return COLUMN_NAMES.map((name) =>
    COLUMNS[name] === 'jsonb' && cells[name] !== null ? JSON.stringify(cells[name]) : cells[name],
  );
}

/** A row for `json_to_recordset`. Null cells are left out: a missing name is read as null, and most of a dossier's cells are null. */
export function recordOf(cells: Cells, more: Readonly<Record<string, unknown>> = {}): string {
  let text = '';
  for (const name of COLUMN_NAMES) {
    const cell = cells[name];
    if (cell !== null) text += `${text && ','}"${name}":${JSON.stringify(cell)}`;
  }
  for (const name in more) text += `,"${name}":${JSON.stringify(more[name])}`;
  return `{${text}}`;
}

/** Bytes as PostgreSQL reads them from JSON. */
export const bytesText = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

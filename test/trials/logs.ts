import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Beside the checkout; not part of the repository. */
const DATA = join(process.cwd(), '..', 'shared', 'data');

export const dataIsThere = (): boolean => existsSync(join(DATA, 'procedures', 'procedures.jsonl'));

type Row = Record<string, string>;
const rowsOf = (...path: string[]): Row[] =>
  parse(readFileSync(join(DATA, ...path)), { columns: true, bom: true, skip_empty_lines: true });
const instant = (text: string | undefined): string | null =>
  text ? new Date(text.replace(' ', 'T')).toISOString() : null;

/** Files of procedures as they are given to `POST /procedures/imports`, with the format each is in. */
export function procedureFiles(): { name: string; format: string; type: string; body: Uint8Array }[] {
  const lines = ['procedures.jsonl', 'bo-quoc-phong-structured.jsonl', 'dvcqg-2021-sample.jsonl'];
  const folder = join(DATA, 'procedures', 'official-lists');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return [
    ...lines.map((name) => {
      const body = readFileSync(join(DATA, 'procedures', name));
      return { name, format: 'portal-jsonl', type: 'application/x-ndjson', body };
    }),
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.xlsx'))
      .sort()
      .map((name) => ({ name, format: 'official-xlsx', type, body: readFileSync(join(folder, name)) })),
  ];
}

export const RECEIPT_CHANNELS = { Internet: 'online', Desk: 'counter', Post: 'post', 'e-mail': 'online' } as const;
export type ReceiptChannel = keyof typeof RECEIPT_CHANNELS;

/** E-mail is online too; its rows name a source of their own, so that they can be told apart afterwards. */
export const receiptSource = (channel: string): string => (channel === 'e-mail' ? 'wabo e-mail' : 'wabo');

/** 698 real cases of a Dutch municipality: the deadline is the lawful due date, the end a result. */
export function receiptCases(agencyCode: string, procedureCode: string) {
  return rowsOf('dossiers-wabo-receipt', 'cases.csv').map((row) => ({
    externalId: row['case_id']!,
    source: receiptSource(row['channel']!),
    agencyCode,
    procedureCode,
    channel: RECEIPT_CHANNELS[row['channel'] as ReceiptChannel],
    receivedAt: instant(row['start_date']),
    lawfulDueAt: instant(row['deadline']),
    completedAt: instant(row['end_date']),
    closing: row['end_date'] ? 'result' : null,
    status: row['end_date'] ? 9 : 4,
  }));
}

/** 29 real dossiers of a Vietnamese one-stop system, by their term, with the due day that system recorded. */
export function pilotDossiers(agencyCode: string, procedureCode: string) {
  return rowsOf('dossiers-opencps', 'dossiers.csv').map((row) => ({
    recordedDueOn: row['due_date']!.slice(0, 10),
    receivedOn: row['receive_date']!.slice(0, 10),
    length: Number(row['duration_count']),
    row: {
      externalId: row['dossier_no']!,
      source: 'opencps',
      agencyCode,
      procedureCode,
      channel: row['online'] === 'True' ? 'online' : 'counter',
      submittedAt: row['submit_date'] || null,
      receivedAt: row['receive_date']!,
      term: { length: Number(row['duration_count']), unit: 'working-day' },
      status: 4,
    },
  }));
}

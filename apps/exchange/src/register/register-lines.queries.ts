import type { EntityManager } from 'typeorm';
import { rowsOf } from '#messaging';
import { RegisteredDocument } from './registered-document.entity.js';

/** What tells lines apart: a document stands in a register once. */
export interface LineKey {
  readonly agencyId: string;
  readonly direction: string;
  readonly documentId: string;
}

export const keyOf = ({ agencyId, direction, documentId }: LineKey): string => `${agencyId} ${direction} ${documentId}`;

/** Those that are there, by key, held until the transaction ends; always locked in the same order. */
export async function lockLines(tx: EntityManager, keys: readonly LineKey[]): Promise<Map<string, RegisteredDocument>> {
  const found = await tx
    .getRepository(RegisteredDocument)
    .createQueryBuilder('line')
    .setLock('pessimistic_write')
    .where(
      `(line.agency_id, line.direction, line.document_id) IN
         (SELECT * FROM unnest(:agencies::uuid[], :directions::text[], :documents::text[]))`,
      {
        agencies: keys.map(({ agencyId }) => agencyId),
        directions: keys.map(({ direction }) => direction),
        documents: keys.map(({ documentId }) => documentId),
      },
    )
    .orderBy('line.id')
    .getMany();
  return new Map(found.map((line) => [keyOf(line), line]));
}

const COLUMNS = `id uuid, document_id text, agency_id uuid, direction text, number integer, notation text, issued_on date,
  sender_code text, recipients text[], class text, paper_reason text, registered_at timestamptz, version integer,
  paper_recipients text[], agencies integer, electronic integer, citizens integer, enterprises integer, internal integer,
  signed boolean, standing text, series text, arrival_number integer, arrived_on date`;
const NAMES = COLUMNS.split(/,(?![^[]*\])/).map((column) => column.trim().split(/\s+/, 1)[0]!);

/** The row as the database names it. */
function rowOf(line: RegisteredDocument): Record<string, unknown> {
  const { documentId, agencyId, issuedOn, senderCode, paperReason, registeredAt, paperRecipients, ...rest } = line;
  const { arrivalNumber, arrivedOn, ...plain } = rest;
  return {
    ...plain,
    document_id: documentId,
    agency_id: agencyId,
    issued_on: issuedOn,
    sender_code: senderCode,
    paper_reason: paperReason,
    registered_at: registeredAt,
    paper_recipients: paperRecipients,
    arrival_number: arrivalNumber,
    arrived_on: arrivedOn,
  };
}

/** False, and nothing entered, where another transaction has entered one of them meanwhile. */
export async function insertLines(tx: EntityManager, lines: readonly RegisteredDocument[]): Promise<boolean> {
  if (lines.length === 0) return true;
  const inserted: unknown = await tx.query(
    `INSERT INTO registered_document (${NAMES.join(', ')})
     SELECT ${NAMES.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS new (${COLUMNS})
     ON CONFLICT (agency_id, direction, document_id) DO NOTHING RETURNING id`,
    [JSON.stringify(lines.map(rowOf))],
  );
  const ids = rowsOf<{ id: string }>(inserted).map(({ id }) => id);
  if (ids.length === lines.length) return true;
  await tx.query('DELETE FROM registered_document WHERE id = ANY($1::uuid[])', [ids]);
  return false;
}

export async function updateLines(tx: EntityManager, lines: readonly RegisteredDocument[]): Promise<void> {
  if (lines.length === 0) return;
  const set = NAMES.filter((name) => name !== 'id').map((name) => `${name} = new.${name}`);
  await tx.query(
    `UPDATE registered_document old SET ${set.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS new (${COLUMNS})
      WHERE old.id = new.id`,
    [JSON.stringify(lines.map(rowOf))],
  );
}

import type { EntityManager } from 'typeorm';
import { v7 } from '#contracts';
import { rowsOf } from '#messaging';
import { ExchangedDocument } from './exchanged-document.entity.js';
import type { KnownDocument } from './exchange.rules.js';
import type { Message } from './message.entity.js';
import { Transfer } from './transfer.entity.js';

/** The documents of these DocumentIds, made where they are new, held until the transaction ends in one order. */
export async function lockDocuments(
  tx: EntityManager,
  documentIds: readonly string[],
  now: Date,
): Promise<ExchangedDocument[]> {
  const sorted = [...documentIds].sort();
  await tx.query(
    `INSERT INTO exchanged_document (id, document_id) SELECT * FROM unnest($1::uuid[], $2::text[])
     ON CONFLICT (document_id) DO NOTHING`,
    [sorted.map(() => v7(now)), sorted],
  );
  return tx
    .getRepository(ExchangedDocument)
    .createQueryBuilder('one')
    .setLock('pessimistic_write')
    .where('one.document_id = ANY(:sorted)', { sorted })
    .orderBy('one.document_id')
    .getMany();
}

export const transfersOf = (tx: EntityManager, documents: readonly string[]): Promise<Transfer[]> =>
  tx.getRepository(Transfer).createQueryBuilder('one').where('one.document = ANY(:documents)', { documents }).getMany();

/** Messages of these digests that are there already, by digest. */
export async function knownMessages(tx: EntityManager, digests: readonly string[]): Promise<Map<string, string>> {
  const found: unknown = await tx.query('SELECT digest, id FROM message WHERE digest = ANY($1::text[])', [digests]);
  return new Map(rowsOf<{ digest: string; id: string }>(found).map(({ digest, id }) => [digest, id]));
}

/** A document's row, derived columns included. */
export type DocumentRow = KnownDocument & { id: string; senderId: string | null; sentInTime: boolean | null };

export async function saveDocuments(tx: EntityManager, rows: readonly DocumentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE exchanged_document old
        SET known = new.known, sender_code = new."senderCode", sender_id = new."senderId", number = new.number,
            notation = new.notation, issued_on = new."issuedOn", type = new.type, priority = new.priority, paper = new.paper,
            signed = new.signed, standing = new.standing, sent_at = new."sentAt", stated_at = new."statedAt",
            sent_in_time = new."sentInTime"
       FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, known boolean, "senderCode" text, "senderId" uuid, number text,
            notation text, "issuedOn" date, type text, priority integer, paper boolean, signed boolean, standing text,
            "sentAt" timestamptz, "statedAt" timestamptz, "sentInTime" boolean)
      WHERE old.id = new.id`,
    [JSON.stringify(rows)],
  );
}

export async function saveTransfers(tx: EntityManager, rows: readonly Transfer[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO transfer (document, recipient_code, recipient_id, listed, said, status, recall, contradictory,
                           confirmed_at, confirmed_in_time)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS new (document uuid, "recipientCode" text, "recipientId" uuid,
            listed boolean, said jsonb, status text, recall text, contradictory boolean, "confirmedAt" timestamptz,
            "confirmedInTime" boolean)
     ON CONFLICT (document, recipient_code) DO UPDATE
        SET recipient_id = excluded.recipient_id, listed = excluded.listed, said = excluded.said, status = excluded.status,
            recall = excluded.recall, contradictory = excluded.contradictory, confirmed_at = excluded.confirmed_at,
            confirmed_in_time = excluded.confirmed_in_time`,
    [JSON.stringify(rows)],
  );
}

export async function insertMessages(tx: EntityManager, rows: readonly Message[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO message (id, digest, size, kind, document, from_code, to_codes, status, business, attachments, received_at, event_id)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, digest text, size bigint, kind text, document uuid,
            "fromCode" text, "toCodes" text[], status text, business integer, attachments jsonb, "receivedAt" timestamptz,
            "eventId" uuid)`,
    [JSON.stringify(rows)],
  );
}

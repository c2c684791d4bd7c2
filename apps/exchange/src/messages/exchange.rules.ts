import { Problem, type DocumentStanding } from '#contracts';
import type { DocumentMessage, EdxmlMessage, StatusMessage } from '#edxml';
import { say, type Said } from './transfer.states.js';

/** A document as the exchange knows it: one a DocumentId (QCVN 102:2016). */
export interface KnownDocument {
  readonly documentId: string;
  /** False while only statuses of it have come. */
  readonly known: boolean;
  readonly senderCode: string | null;
  readonly number: string | null;
  readonly notation: string | null;
  readonly issuedOn: string | null;
  readonly type: string | null;
  readonly priority: number;
  readonly paper: boolean;
  readonly signed: boolean | null;
  readonly standing: DocumentStanding;
  readonly sentAt: Date | null;
  /** Time of the message whose words stand here: of two, the later one's. */
  readonly statedAt: Date | null;
}

export interface KnownTransfer {
  readonly recipientCode: string;
  readonly listed: boolean;
  readonly said: Said;
}

/** A document with its recipients, by code. */
export interface Exchange {
  readonly document: KnownDocument;
  readonly transfers: ReadonlyMap<string, KnownTransfer>;
}

export const nothingOf = (documentId: string): Exchange => ({
  document: {
    documentId,
    known: false,
    senderCode: ownerOf(documentId),
    ...{ number: null, notation: null, issuedOn: null, type: null, signed: null, sentAt: null, statedAt: null },
    priority: 0,
    paper: false,
    standing: 'in-force',
  },
  transfers: new Map(),
});

/** The DocumentId a message is about. */
export const subjectOf = (message: EdxmlMessage): string =>
  message.kind === 'status' ? message.about.documentId : message.documentId;

/** Another document that the message replaces. */
export function replacedBy(message: EdxmlMessage): string | null {
  if (message.kind === 'status' || message.business.type !== 3) return null;
  const { documentId } = message.business;
  return documentId === message.documentId ? null : documentId;
}

/** When a document left its sender: the first time its trace says, else when it arrived here. */
export function timeOf(message: DocumentMessage, receivedAt: Date): Date {
  const times = message.trace.map(({ at }) => Date.parse(at));
  return times.length > 0 ? new Date(Math.min(...times)) : receivedAt;
}

/** The exchange after a message. Messages may come in any order and more than once: the outcome is the same. */
export function applyMessage(exchange: Exchange, message: EdxmlMessage, receivedAt: Date): Exchange {
  return message.kind === 'status'
    ? applyStatus(exchange, message)
    : applyDocument(exchange, message, timeOf(message, receivedAt));
}

export const replaced = (exchange: Exchange): Exchange => ({
  ...exchange,
  document: { ...exchange.document, standing: 'replaced' },
});

function applyDocument({ document, transfers }: Exchange, message: DocumentMessage, at: Date): Exchange {
  const next = new Map(transfers);
  const asks = message.business.type === 1 || message.business.type === 2;
  for (const { id } of message.to) {
    const known = next.get(id) ?? { recipientCode: id, listed: true, said: {} };
    const said = asks ? say(known.said, '13', at.toISOString()) : known.said;
    next.set(id, { ...known, listed: true, said });
  }
  return { document: stated(document, message, at), transfers: next };
}

function stated(document: KnownDocument, message: DocumentMessage, at: Date): KnownDocument {
  const { business, code } = message;
  const recalled = document.standing === 'in-force' && business.type === 1;
  const sentAt = document.sentAt && document.sentAt < at ? document.sentAt : at;
  const base = { ...document, sentAt, standing: recalled ? ('recalled' as const) : document.standing };
  if (document.statedAt && document.statedAt > at) return base;
  return {
    ...base,
    known: true,
    senderCode: ownerOf(document.documentId) ?? message.from.id,
    number: code.number,
    notation: code.notation,
    issuedOn: message.issuedOn,
    type: message.type.name,
    priority: message.priority,
    paper: business.paper,
    signed: message.signed,
    statedAt: at,
  };
}

/** Throws `exchange.not-sender`, `exchange.refusal-reason`. */
function applyStatus({ document, transfers }: Exchange, message: StatusMessage): Exchange {
  const { status, from, about, at } = message;
  const asks = status === '13';
  if (asks && document.senderCode !== null && document.senderCode !== from.id)
    throw new Problem('refused', 'exchange.not-sender');
  if (status === '02' && !message.description) throw new Problem('refused', 'exchange.refusal-reason');
  const recipientCode = asks ? about.organId : from.id;
  const known = transfers.get(recipientCode) ?? { recipientCode, listed: false, said: {} };
  const next = new Map(transfers).set(recipientCode, { ...known, said: say(known.said, status, at) });
  const senderCode = document.senderCode ?? (asks ? from.id : about.organId);
  return { document: { ...document, senderCode }, transfers: next };
}

/** The organisation that stands in a DocumentId of the first shape. */
function ownerOf(documentId: string): string | null {
  const comma = documentId.indexOf(',');
  return comma > 0 ? documentId.slice(0, comma) : null;
}

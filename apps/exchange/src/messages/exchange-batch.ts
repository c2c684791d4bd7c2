import type { EntityManager } from 'typeorm';
import { messageRecorded, v7, type Actor, type MessageRecorded, type NewEvent, type TransferState } from '#contracts';
import type { WorkingCalendar } from '#calendar';
import type { EdxmlMessage } from '#edxml';
import type { Registrar } from '../register/register.rules.js';
import { confirmedInTime, sentInTime } from './clocks.rules.js';
import { applyMessage, nothingOf, replaced, replacedBy, subjectOf, type Exchange } from './exchange.rules.js';
import { knownMessages, lockDocuments, transfersOf, type DocumentRow } from './exchange.queries.js';
import type { Message } from './message.entity.js';
import type { Transfer } from './transfer.entity.js';
import { confirmedAt, standingOf } from './transfer.states.js';

/** A message that was read, and who sent it here. */
export interface Arrived {
  readonly message: EdxmlMessage;
  readonly digest: string;
  readonly size: number;
  readonly by: Actor;
  readonly receivedAt: Date;
}

/** What the service knows of organisations: those of the province, and their calendars. */
export interface Organisations {
  registrarOf(code: string): Registrar | undefined;
  calendarOf(code: string | null): WorkingCalendar;
}

/** Messages applied together, in one transaction: documents are held, states are computed in memory, all is written at once. */
export class ExchangeBatch {
  private readonly exchanges = new Map<string, Exchange>();
  private readonly ids = new Map<string, string>();
  private readonly changed = new Map<string, Set<string>>();
  private seen = new Map<string, string>();
  readonly messages: Message[] = [];
  readonly events: NewEvent[] = [];

  constructor(private readonly organisations: Organisations) {}

  async load(tx: EntityManager, arrived: readonly Arrived[], now: Date): Promise<void> {
    const subjects = arrived.flatMap(({ message }) => [subjectOf(message), replacedBy(message) ?? []].flat());
    const documents = await lockDocuments(tx, [...new Set(subjects)], now);
    const transfers = await transfersOf(
      tx,
      documents.map(({ id }) => id),
    );
    for (const document of documents) {
      this.ids.set(document.documentId, document.id);
      const own = transfers.filter((one) => one.document === document.id);
      const empty = nothingOf(document.documentId);
      this.exchanges.set(document.documentId, {
        document: { ...document, senderCode: document.senderCode ?? empty.document.senderCode },
        transfers: new Map(own.map((one) => [one.recipientCode, one])),
      });
    }
    this.seen = await knownMessages(
      tx,
      arrived.map(({ digest }) => digest),
    );
  }

  /** Throws the `Problem` of this message alone; the others stand. */
  apply(arrived: Arrived): MessageRecorded {
    const { message, digest } = arrived;
    const first = this.seen.get(digest);
    if (first) return told(arrived, first, true);
    const subject = subjectOf(message);
    const before = this.exchanges.get(subject)!;
    const after = applyMessage(before, message, arrived.receivedAt);
    const messageId = v7(arrived.receivedAt);
    this.exchanges.set(subject, after);
    this.note(subject, before, after);
    this.replace(replacedBy(message));
    this.record(arrived, messageId, this.differing(subject, before, after));
    this.seen.set(digest, messageId);
    return told(arrived, messageId, false);
  }

  /** States to be written, and what registers are to be told. */
  outcome(): { documents: DocumentRow[]; transfers: Transfer[]; exchanges: Exchange[] } {
    const touched = [...this.changed].map(([documentId, codes]) => ({
      exchange: this.exchanges.get(documentId)!,
      codes,
    }));
    return {
      documents: touched.map(({ exchange }) => this.documentRow(exchange)),
      transfers: touched.flatMap(({ exchange, codes }) => [...codes].map((code) => this.transferRow(exchange, code))),
      exchanges: touched.map(({ exchange }) => exchange),
    };
  }

  private note(subject: string, before: Exchange, after: Exchange): void {
    const codes = this.changed.get(subject) ?? new Set<string>();
    for (const code of this.differing(subject, before, after)) codes.add(code);
    this.changed.set(subject, codes);
  }

  /** Recipients whose row differs; all of them once the document's own time is known, for that decides their clocks. */
  private differing(_subject: string, before: Exchange, after: Exchange): string[] {
    const again = before.document.sentAt?.getTime() !== after.document.sentAt?.getTime();
    return [...after.transfers.keys()].filter(
      (code) => again || before.transfers.get(code) !== after.transfers.get(code),
    );
  }

  private replace(documentId: string | null): void {
    if (documentId === null) return;
    this.exchanges.set(documentId, replaced(this.exchanges.get(documentId)!));
    this.changed.set(documentId, this.changed.get(documentId) ?? new Set());
  }

  private record(
    { message, digest, size, by, receivedAt }: Arrived,
    messageId: string,
    codes: readonly string[],
  ): void {
    const subject = subjectOf(message);
    const exchange = this.exchanges.get(subject)!;
    const { documentId, senderCode, senderId, issuedOn, standing, sentInTime: inTime } = this.documentRow(exchange);
    const recipients = codes.map((code): TransferState => {
      const {
        recipientCode,
        recipientId,
        status,
        recall,
        listed,
        confirmedInTime: same,
      } = this.transferRow(exchange, code);
      return { recipientCode, recipientId, status, recall, listed, confirmedInTime: same };
    });
    const state = { documentId, senderCode, senderId, issuedOn, standing, sentInTime: inTime, recipients };
    const document = this.ids.get(subject)!;
    const act = { messageId, digest, size, kind: message.kind, state };
    const event = messageRecorded.of(document, act, by, { time: receivedAt });
    this.events.push(event);
    const { from, to, status, business, attachments } = told(
      { message, digest, size, by, receivedAt },
      messageId,
      false,
    );
    this.messages.push({
      ...{
        id: messageId,
        digest,
        size: String(size),
        kind: message.kind,
        document,
        status,
        business,
        attachments,
        receivedAt,
      },
      fromCode: from,
      toCodes: to,
      eventId: event.id,
    });
  }

  private documentRow({ document }: Exchange): DocumentRow {
    const { senderCode, issuedOn, sentAt, priority } = document;
    const sender = senderCode === null ? undefined : this.organisations.registrarOf(senderCode);
    const sent = document.known && issuedOn && sentAt ? { issuedOn, at: sentAt, urgent: priority > 0 } : null;
    return {
      ...document,
      id: this.ids.get(document.documentId)!,
      senderId: sender?.id ?? null,
      sentInTime: sent && sentInTime(sent, this.organisations.calendarOf(senderCode)),
    };
  }

  private transferRow({ document, transfers }: Exchange, code: string): Transfer {
    const { recipientCode, listed, said } = transfers.get(code)!;
    const at = confirmedAt(said);
    const calendar = this.organisations.calendarOf(recipientCode);
    return {
      document: this.ids.get(document.documentId)!,
      ...{ recipientCode, listed, said, confirmedAt: at, ...standingOf(said) },
      recipientId: this.organisations.registrarOf(recipientCode)?.id ?? null,
      confirmedInTime: at && document.sentAt ? confirmedInTime(document.sentAt, at, calendar) : null,
    };
  }
}

function told({ message, digest }: Arrived, messageId: string, duplicate: boolean): MessageRecorded {
  const about = {
    kind: message.kind,
    documentId: subjectOf(message),
    messageId,
    digest,
    duplicate,
    from: message.from.id,
  };
  if (message.kind === 'status') {
    const to = [message.about.organId];
    return { ...about, to, status: message.status, business: null, type: null, attachments: [] };
  }
  const attachments = message.attachments.map(({ name, contentType, digest: of, size }) => ({
    name,
    contentType,
    digest: of,
    size,
  }));
  const to = message.to.map(({ id }) => id);
  return { ...about, to, status: null, business: message.business.type, type: message.type.name, attachments };
}

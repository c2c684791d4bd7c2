import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type Actor, type ExchangedDocumentView, type ExchangedQuery, type KeptAttachment } from '#contracts';
import type { TrafficQuery, TrafficReport } from '#contracts';
import { AgencyScope } from '#directory';
import { scansOf } from '../attachments/attachment-scan.queries.js';
import { evidenceOf, trafficOf } from './exchanged.queries.js';
import { ExchangedDocument } from './exchanged-document.entity.js';
import { Message } from './message.entity.js';
import { Parties } from './parties.js';
import { Transfer } from './transfer.entity.js';

/** What the exchange knows of documents, and how much of it there is. */
@Injectable()
export class ExchangedService {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
    private readonly parties: Parties,
  ) {}

  /** A document with its recipients, attachments and messages. Throws `not-found.record` also where it is not the actor's. */
  async find({ documentId }: ExchangedQuery, by: Actor): Promise<ExchangedDocumentView> {
    const { document, transfers } = await this.own(documentId, by);
    const messages = await evidenceOf(this.db, document.id);
    const attachments = once(messages.flatMap((one) => one.attachments));
    const scans = await scansOf(
      this.db,
      attachments.map(({ digest }) => digest),
    );
    const { senderCode, number, notation, issuedOn, type, priority, signed, standing, sentAt, sentInTime } = document;
    return {
      ...{ documentId, senderCode, number, notation, issuedOn, type, priority, signed, standing, sentInTime },
      signature: signed === null ? null : signed ? 'not-verified' : 'absent',
      sentAt: sentAt?.toISOString() ?? null,
      recipients: transfers.map(({ recipientCode, status, said, recall, listed, contradictory, confirmedInTime }) => ({
        ...{ recipientCode, status, statuses: said, recall, listed, contradictory, confirmedInTime },
      })),
      attachments: attachments.map((one) => ({ ...one, scan: scans.get(one.digest) ?? 'not-scanned' })),
      messages: messages.map(({ attachments: _attachments, ...told }) => told),
    };
  }

  /** Attachments of a document, each content once. Throws `not-found.record` also where it is not the actor's. */
  async attachments(documentId: string, by: Actor): Promise<KeptAttachment[]> {
    const { document } = await this.own(documentId, by);
    const messages = await this.db.getRepository(Message).findBy({ document: document.id, kind: 'document' });
    return once(messages.flatMap((one) => one.attachments));
  }

  async traffic(query: TrafficQuery, by: Actor): Promise<TrafficReport> {
    if (query.from > query.to) throw new Problem('invalid', 'exchange.period');
    return { rows: await trafficOf(this.db, await this.scope.visible(by, query.agency), query) };
  }

  private async own(documentId: string, by: Actor) {
    const document = await this.db.getRepository(ExchangedDocument).findOneBy({ documentId });
    const absent = new Problem('not-found', 'not-found.record', { what: 'document', id: documentId });
    if (!document) throw absent;
    const transfers = await this.db
      .getRepository(Transfer)
      .find({ where: { document: document.id }, order: { recipientCode: 'ASC' } });
    const codes = transfers.map(({ recipientCode }) => recipientCode);
    if (!(await this.parties.isParty([document.senderCode ?? '', ...codes], by))) throw absent;
    return { document, transfers };
  }
}

const once = (all: readonly KeptAttachment[]): KeptAttachment[] => [
  ...new Map(all.map((one) => [one.digest, one])).values(),
];

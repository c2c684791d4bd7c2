import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type Actor, type ExchangedDocumentView, type ExchangedQuery, type KeptAttachment } from '#contracts';
import type { TrafficQuery, TrafficReport } from '#contracts';
import { AgencyScope } from '#directory';
import { evidenceOf, trafficOf } from './exchanged.queries.js';
import { ExchangedDocument } from './exchanged-document.entity.js';
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
    const document = await this.db.getRepository(ExchangedDocument).findOneBy({ documentId });
    const absent = new Problem('not-found', 'not-found.record', { what: 'document', id: documentId });
    if (!document) throw absent;
    const transfers = await this.db
      .getRepository(Transfer)
      .find({ where: { document: document.id }, order: { recipientCode: 'ASC' } });
    const codes = transfers.map(({ recipientCode }) => recipientCode);
    if (!(await this.parties.isParty([document.senderCode ?? '', ...codes], by))) throw absent;
    const messages = await evidenceOf(this.db, document.id);
    const { senderCode, number, notation, issuedOn, type, priority, signed, standing, sentAt, sentInTime } = document;
    return {
      ...{ documentId, senderCode, number, notation, issuedOn, type, priority, signed, standing, sentInTime },
      sentAt: sentAt?.toISOString() ?? null,
      recipients: transfers.map(({ recipientCode, status, said, recall, listed, contradictory, confirmedInTime }) => ({
        ...{ recipientCode, status, statuses: said, recall, listed, contradictory, confirmedInTime },
      })),
      attachments: once(messages.flatMap(({ attachments }) => attachments)),
      messages: messages.map(({ attachments: _attachments, ...told }) => told),
    };
  }

  async traffic(query: TrafficQuery, by: Actor): Promise<TrafficReport> {
    if (query.from > query.to) throw new Problem('invalid', 'exchange.period');
    return { rows: await trafficOf(this.db, await this.scope.visible(by, query.agency), query) };
  }
}

const once = (all: readonly KeptAttachment[]): KeptAttachment[] => [
  ...new Map(all.map((one) => [one.digest, one])).values(),
];

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUuid, Problem } from '#contracts';
import type {
  Actor,
  LegalDocumentPage,
  LegalDocumentQuery,
  LegalDocumentRef,
  LegalDocumentView,
  RecordLegalDocument,
} from '#contracts';
import { answer, type Answer, type RequestContext } from '#messaging';
import { Acting, type Act } from '../acting.service.js';
import { assertFresh } from '../etag.js';
import { legalDocumentEvent } from '../register.events.js';
import { legalDocumentId, legalDocumentOf, legalDocumentPage, saveLegalDocuments } from './legal-document.queries.js';

const PAGE = 100;

/** The register of documents that terms, fees, listings and decisions point to. */
@Injectable()
export class LegalDocumentService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
  ) {}

  async list(query: LegalDocumentQuery): Promise<LegalDocumentPage> {
    if (query.after && !isUuid(query.after)) {
      throw new Problem('invalid', 'invalid.parameter', { name: 'after', value: query.after });
    }
    const limit = query.limit ?? PAGE;
    const found = await legalDocumentPage(this.db, query, limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.id : null };
  }

  async find({ id }: LegalDocumentRef): Promise<Answer<LegalDocumentView>> {
    const view = await legalDocumentOf(this.db, id);
    if (!view) throw new Problem('not-found', 'not-found.record', { what: 'legal-document', id });
    return answer(view, { etag: view.etag });
  }

  record(command: RecordLegalDocument, by: Actor, context: RequestContext): Promise<Answer<LegalDocumentView>> {
    const { number, title = null, issuer = null, issuedOn = null, from = null, to = null } = command;
    const id = legalDocumentId(number, issuedOn);
    const work = async (act: Act) => {
      this.acting.agencyOf(act, null);
      if (from && to && to < from) throw new Problem('invalid', 'offering.dates-out-of-order');
      const before = await legalDocumentOf(act.tx, id, true);
      if (before) assertFresh(context, before.etag);
      const state = { id, number: before?.number ?? number, title, issuer, issuedOn, from, to, source: 'chiso' };
      const changed = await saveLegalDocuments(act.tx, [state], { fill: false });
      const value = changed[0] ?? before!;
      const events = changed.map((one) => legalDocumentEvent(one, by, act.now));
      return { value, events, etag: value.etag, status: before ? 200 : 201 };
    };
    return this.acting.act('legal-documents.record', id, { by, context }, work, () => this.find({ id }));
  }
}

import { Controller } from '@nestjs/common';
import { findLegalDocument, listLegalDocuments, recordLegalDocument } from '#contracts';
import type { Actor, LegalDocumentQuery, LegalDocumentRef, RecordLegalDocument } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { LegalDocumentService } from './legal-document.service.js';

@Controller()
export class LegalDocumentController {
  constructor(private readonly documents: LegalDocumentService) {}

  @OnRequest(listLegalDocuments) list(query: LegalDocumentQuery) {
    return this.documents.list(query);
  }
  @OnRequest(findLegalDocument) find(query: LegalDocumentRef) {
    return this.documents.find(query);
  }
  @OnRequest(recordLegalDocument) record(command: RecordLegalDocument, by: Actor, context: RequestContext) {
    return this.documents.record(command, by, context);
  }
}

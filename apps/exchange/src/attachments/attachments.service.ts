import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type Actor, type AttachmentBytes, type ReadDocumentAttachment } from '#contracts';
import { BLOBS, partOf, safeName, type BlobStore } from '#storage';
import { ExchangedService } from '../messages/exchanged.service.js';
import { scansOf } from './attachment-scan.queries.js';

const CONTENT_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/** Attachments of exchanged documents, for whoever may see the document. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly exchanged: ExchangedService,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** One part of the content; only of what the scanner found clean, or where there is none. Throws `not-found.record`. */
  async read({ documentId, digest, part = 0 }: ReadDocumentAttachment, by: Actor): Promise<AttachmentBytes> {
    const found = (await this.exchanged.attachments(documentId, by)).find((one) => one.digest === digest);
    if (!found) throw new Problem('not-found', 'not-found.record', { what: 'attachment', id: digest });
    const state = (await scansOf(this.db, [digest])).get(digest) ?? 'not-scanned';
    if (state !== 'clean' && state !== 'not-scanned')
      throw new Problem('refused', 'exchange.attachment-not-clean', { state });
    const type = found.contentType ?? '';
    const contentType = CONTENT_TYPE.test(type) ? type : 'application/octet-stream';
    const name = safeName(found.name ?? digest.slice(0, 16));
    return { name, contentType, ...(await partOf(await this.blobs.get(digest), part, found.size)) };
  }
}

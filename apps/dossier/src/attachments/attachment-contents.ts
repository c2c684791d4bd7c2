import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ATTACHMENT_BYTES, Problem } from '#contracts';
import { BLOBS, partOf, slice, TooLarge, type BlobStore } from '#storage';
import { assertAccepted } from './attachment.rules.js';
import { dropUpload, readParts, type AttachmentRow, type Content } from './attachments.queries.js';
import { ScanService } from './scan.service.js';

/** Enough for every type that is told by its beginning. */
const HEAD_BYTES = 4100;

/** Contents go from staged parts into the store, to the scanner, and out again in parts; never a whole one in memory. */
@Injectable()
export class AttachmentContents {
  constructor(
    private readonly db: DataSource,
    private readonly scans: ScanService,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** What was uploaded, kept by its digest. A refused upload is dropped. */
  async take(id: string, parts: number, sha256: string): Promise<Content> {
    try {
      const head = await slice(readParts(this.db, id, Math.min(parts, 1)), 0, HEAD_BYTES);
      const contentType = assertAccepted(await sniff(head));
      const { digest, size } = await this.blobs.put(readParts(this.db, id, parts), ATTACHMENT_BYTES);
      if (digest !== sha256) throw new Problem('refused', 'imports.digest');
      return { contentType, digest, size, state: this.scans.configured ? 'waiting' : 'not-scanned' };
    } catch (error) {
      if (error instanceof Problem || error instanceof TooLarge) await dropUpload(this.db, id);
      throw error instanceof TooLarge ? new Problem('too-large', 'too-large.body', { limit: error.limit }) : error;
    }
  }

  scan(attachment: Pick<AttachmentRow, 'id' | 'digest'>): Promise<boolean> {
    return this.scans.scan(attachment);
  }

  async part({ digest, size }: AttachmentRow, part: number): Promise<{ bytes: string; more: boolean }> {
    return partOf(await this.blobs.get(digest), part, Number(size));
  }
}

async function sniff(head: Buffer): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(head))?.mime;
}

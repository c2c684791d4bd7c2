import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PART_BYTES, Problem, v7, type Actor, type AttachmentBytes, type AttachmentPage } from '#contracts';
import type { AttachmentOpened, AttachmentPart, AttachmentView, CloseAttachment, DossierRef } from '#contracts';
import type { OpenAttachment, ReadAttachment } from '#contracts';
import { actorKey, CLOCK, type Clock } from '#messaging';
import { safeName } from '#storage';
import { PersonsService } from '../person/persons.service.js';
import { VisibleDossiers } from '../visible-dossiers.js';
import { AttachmentContents } from './attachment-contents.js';
import * as rows from './attachments.queries.js';

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly db: DataSource,
    private readonly visible: VisibleDossiers,
    private readonly persons: PersonsService,
    private readonly contents: AttachmentContents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open({ ref, name, kind }: OpenAttachment, by: Actor): Promise<AttachmentOpened> {
    const dossier = await (kind === 'supplement' ? this.visible.toSupplement(ref, by) : this.visible.one(ref, by));
    const now = this.clock.now();
    const id = v7(now);
    const sealed = this.persons.sealText(safeName(name), id);
    const about = { uploadedBy: actorKey(by), uploadedAt: now };
    await rows.insertUpload(this.db, { id, dossierId: dossier.id, name: sealed, kind: kind ?? 'paper', ...about });
    return { id };
  }

  /** Answered when the part is durable; a repeated part replaces itself. */
  async part({ id, n, bytes }: AttachmentPart, by: Actor): Promise<{ n: number }> {
    const content = Buffer.from(bytes, 'base64');
    if (content.length > PART_BYTES) throw new Problem('too-large', 'imports.part-too-large', { n, limit: PART_BYTES });
    await this.own(id, by);
    await rows.storePart(this.db, id, n, content);
    return { n };
  }

  /** Type by content, digest checked, blob kept, then the record; a repeated close answers the first. */
  async close({ id, parts, sha256 }: CloseAttachment, by: Actor): Promise<AttachmentView> {
    const upload = await this.own(id, by);
    if (upload.state === 'uploading') {
      const content = await this.contents.take(id, parts, sha256);
      await this.db.transaction((tx) => rows.closeUpload(tx, id, content, this.clock.now()));
      await this.contents.scan({ id, digest: content.digest });
    }
    return this.view((await rows.findAttachment(this.db, id))!);
  }

  async list({ ref }: DossierRef, by: Actor): Promise<AttachmentPage> {
    const dossier = await this.visible.one(ref, by);
    await this.persons.assertMayKnow(dossier.id, by);
    return { items: (await rows.attachmentsOf(this.db, dossier.id)).map((row) => this.view(row)) };
  }

  /** One part of the content; only of what the scanner found clean, or where there is none. */
  async read({ ref, attachment, part = 0 }: ReadAttachment, by: Actor): Promise<AttachmentBytes> {
    const dossier = await this.visible.one(ref, by);
    await this.persons.assertMayKnow(dossier.id, by);
    const row = await rows.findAttachment(this.db, attachment);
    if (row?.dossierId !== dossier.id || row.state === 'erased' || row.state === 'uploading') throw unknown(attachment);
    if (row.state !== 'clean' && row.state !== 'not-scanned')
      throw new Problem('refused', 'dossier.attachment-not-clean', { state: row.state });
    if (part === 0) await this.persons.keepRead(dossier.id, by);
    return { name: this.nameOf(row), contentType: row.contentType, ...(await this.contents.part(row, part)) };
  }

  private async own(id: string, by: Actor): Promise<rows.AttachmentRow> {
    const upload = await rows.findAttachment(this.db, id);
    if (upload?.uploadedBy !== actorKey(by)) throw unknown(id);
    return upload;
  }

  private view(row: rows.AttachmentRow): AttachmentView {
    const { id, kind, contentType, size, digest: sha256, uploadedAt } = row;
    const about = { id, name: this.nameOf(row), kind, contentType, sha256, size: Number(size) };
    return { ...about, state: row.state as AttachmentView['state'], uploadedAt: uploadedAt.toISOString() };
  }

  private nameOf({ id, name }: rows.AttachmentRow): string {
    return name ? this.persons.openText(name, id) : '';
  }
}

const unknown = (id: string) => new Problem('not-found', 'not-found.record', { what: 'attachment', id });

import { createHash } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import {
  ATTACHMENT_BYTES,
  AttachmentView,
  closeAttachment,
  listAttachments,
  openAttachment,
  PART_BYTES,
} from '#contracts';
import { Problem, readAttachment, storeAttachmentPart, type OpenAttachment, type ReadAttachment } from '#contracts';
import { FILE_TYPE } from '../http/bodies.js';
import { Asked, type Call } from '../http/call.js';
import { sendParts } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';
import { partsOf } from '../imports/upload.service.js';

const resource = 'attachments';

/** Files of a dossier, up to 50 MB each, passed in parts (PROTOCOL "Bulk goes in parts"). */
@Controller('api/v1/dossiers/:ref/attachments')
export class AttachmentsController {
  constructor(private readonly forward: ForwardService) {}

  @Post()
  @Writes(null, {
    resource,
    input: openAttachment.body,
    answer: AttachmentView,
    streams: [FILE_TYPE],
    vi: 'Gửi tệp đính kèm: nội dung đến đâu chuyển đến đó',
    en: 'Attach a file: the body is streamed',
  })
  async attach(@Asked() call: Call<OpenAttachment>) {
    if (Number(call.request.headers['content-length'] ?? 0) > ATTACHMENT_BYTES) throw tooLarge();
    const { id } = await this.forward.ask(openAttachment, call.body, call);
    const digest = createHash('sha256');
    let parts = 0;
    for await (const part of partsOf(call.request.body as AsyncIterable<Buffer>)) {
      if (parts * PART_BYTES + part.length > ATTACHMENT_BYTES) throw tooLarge();
      digest.update(part);
      await this.forward.ask(storeAttachmentPart, { id, n: parts++, bytes: part.toString('base64') }, call);
    }
    return this.forward.ask(closeAttachment, { id, parts, sha256: digest.digest('hex') }, call);
  }

  @Get()
  @Reads(listAttachments, { resource, vi: 'Tệp đính kèm của hồ sơ', en: 'Attachments of a dossier' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':attachment/content')
  @Reads(null, {
    resource,
    input: readAttachment.body,
    produces: [FILE_TYPE],
    vi: 'Nội dung một tệp',
    en: 'The content of an attachment',
  })
  content(@Asked() call: Call<ReadAttachment>) {
    return sendParts(call, (part) => this.forward.ask(readAttachment, { ...call.body, part }, call));
  }
}

const tooLarge = () => new Problem('too-large', 'too-large.body', { limit: ATTACHMENT_BYTES });

import { Controller } from '@nestjs/common';
import { readDocumentAttachment, type Actor, type ReadDocumentAttachment } from '#contracts';
import { OnRequest } from '#messaging';
import { AttachmentsService } from './attachments.service.js';

@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @OnRequest(readDocumentAttachment) read(query: ReadDocumentAttachment, by: Actor) {
    return this.attachments.read(query, by);
  }
}

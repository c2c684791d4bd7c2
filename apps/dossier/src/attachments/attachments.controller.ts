import { Controller } from '@nestjs/common';
import { closeAttachment, listAttachments, openAttachment, readAttachment, storeAttachmentPart } from '#contracts';
import type { Actor, AttachmentPart, CloseAttachment, DossierRef, OpenAttachment, ReadAttachment } from '#contracts';
import { OnRequest } from '#messaging';
import { AttachmentsService } from './attachments.service.js';

@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @OnRequest(openAttachment) open(command: OpenAttachment, by: Actor) {
    return this.attachments.open(command, by);
  }
  @OnRequest(storeAttachmentPart) part(command: AttachmentPart, by: Actor) {
    return this.attachments.part(command, by);
  }
  @OnRequest(closeAttachment) close(command: CloseAttachment, by: Actor) {
    return this.attachments.close(command, by);
  }
  @OnRequest(listAttachments) list(query: DossierRef, by: Actor) {
    return this.attachments.list(query, by);
  }
  @OnRequest(readAttachment) read(query: ReadAttachment, by: Actor) {
    return this.attachments.read(query, by);
  }
}

import { AttachmentContents } from './attachment-contents.js';
import { AttachmentsService } from './attachments.service.js';
import { ScanService } from './scan.service.js';

export const attachmentProviders = [AttachmentsService, AttachmentContents, ScanService];

import { SERVICE_CONFIG } from '#service';
import type { DossierConfig } from '../config.js';
import { AttachmentContents } from './attachment-contents.js';
import { AttachmentsService } from './attachments.service.js';
import { ClamAv } from './clamav.js';
import { ScanService } from './scan.service.js';
import { VIRUS_SCANNER, type VirusScanner } from './virus-scanner.js';

function scannerOf({ CLAMAV }: DossierConfig): VirusScanner | null {
  if (!CLAMAV) return null;
  const at = CLAMAV.lastIndexOf(':');
  return new ClamAv({ host: CLAMAV.slice(0, at), port: Number(CLAMAV.slice(at + 1)) });
}

export const attachmentProviders = [
  AttachmentsService,
  AttachmentContents,
  ScanService,
  { provide: VIRUS_SCANNER, inject: [SERVICE_CONFIG], useFactory: scannerOf },
];

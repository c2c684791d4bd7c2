import { Problem } from '#contracts';

/** What offices exchange: documents, scans, sheets, signed files. By content, never by the name. */
const ACCEPTED: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/x-cfb',
  'application/rtf',
  'application/zip',
]);

/** The type of what was sent, as its first bytes tell. Throws `dossier.attachment-type`. */
export function assertAccepted(sniffed: string | undefined): string {
  if (sniffed && ACCEPTED.has(sniffed)) return sniffed;
  throw new Problem('unsupported-type', 'dossier.attachment-type', { type: sniffed ?? 'không rõ' });
}

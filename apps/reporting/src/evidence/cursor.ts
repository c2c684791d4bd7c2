import { isUuid, Problem } from '#contracts';

/** Where a page ended, and at which positions the list is read. */
export interface Cursor {
  readonly token: string;
  readonly total: number;
  readonly id: string;
  readonly step: number;
}

export const cursorOf = ({ token, total, id, step }: Cursor): string =>
  Buffer.from(`${token}~${total}~${id}~${step}`).toString('base64url');

export function readCursor(text: string): Cursor {
  const [token, total, id, step] = Buffer.from(text, 'base64url').toString('utf8').split('~');
  const numbers = /^\d{1,15}$/.test(total ?? '') && /^\d{1,9}$/.test(step ?? '');
  if (!token || !numbers || !isUuid(id ?? '')) throw new Problem('invalid', 'reporting.page-invalid');
  return { token, total: Number(total), id: id!, step: Number(step) };
}

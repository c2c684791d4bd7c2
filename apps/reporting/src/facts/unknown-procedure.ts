import { createHash } from 'node:crypto';

/** A procedure nobody had a record of is told apart by its code. */
export function idOfUnknown(code: string): string {
  const hex = createHash('sha256').update(`procedure ${code}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

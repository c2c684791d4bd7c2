import { Problem } from '#contracts';
import type { RequestContext } from './answer.js';

/** Throws `stale.etag` where `If-Match` names none of the record's present etag; a request without it goes on. */
export function assertFresh({ ifMatch }: RequestContext, etag: string): void {
  if (!ifMatch || ifMatch === '*') return;
  const plain = (tag: string) => tag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
  if (!ifMatch.split(',').map(plain).includes(plain(etag))) throw new Problem('stale', 'stale.etag');
}

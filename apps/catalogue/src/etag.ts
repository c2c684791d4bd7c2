import { Problem } from '#contracts';
import type { RequestContext } from '#messaging';

/** Compares `If-Match` with a record's revision; throws `stale.etag`, or `stale.missing` where a change must say what it saw. */
export function assertFresh(context: RequestContext, revision: string, required = false): void {
  const { ifMatch } = context;
  if (!ifMatch && required) throw new Problem('stale', 'stale.missing');
  if (!ifMatch || ifMatch === '*') return;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, '').replace(/^"|"$/g, ''));
  if (!tags.includes(revision)) throw new Problem('stale', 'stale.etag');
}

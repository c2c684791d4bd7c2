import { createHash } from 'node:crypto';

/** Our own namespace (RFC 9562 §5.5), so that every installation gives a thing of the same name the same uuid. */
const NAMESPACE = Buffer.from('6b1f0c2e5d4a4c8f9a3e7d2b1c0f4e68', 'hex');

type NamedKind =
  | 'agency'
  | 'procedure'
  | 'calendar-decision'
  | 'offering'
  | 'legal-document'
  | 'publication-duty'
  | 'periodic-review'
  | 'shortening'
  | 'posting'
  | 'web-item'
  | 'paper-book'
  | 'decision-list'
  | 'linked-procedure';

/** A uuid of version 5: the same for the same kind and name, everywhere. */
export function namedId(kind: NamedKind, name: string): string {
  const hash = createHash('sha1')
    .update(NAMESPACE)
    .update(`${kind}:${name.normalize('NFC')}`)
    .digest()
    .subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

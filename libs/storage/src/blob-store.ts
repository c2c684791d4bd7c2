import type { Readable } from 'node:stream';

/** What a blob is found by again: sha256 in lower-case hex, and its length in bytes. */
export interface Stored {
  readonly digest: string;
  readonly size: number;
}

/**
 * Blobs kept by what they contain. The same content is kept once, whoever puts it; a digest never changes its content.
 * Whoever deletes a blob has made sure that no record names it any more.
 */
export interface BlobStore {
  /** Reads the source in constant memory; durable when it answers. Throws `TooLarge` above `limit` bytes and keeps nothing then. */
  put(source: AsyncIterable<Uint8Array>, limit: number): Promise<Stored>;
  /** The content. Throws `NoSuchBlob`. The caller reads it to its end or destroys it. */
  get(digest: string): Promise<Readable>;
  has(digest: string): Promise<boolean>;
  /** Harmless where it is not there. */
  delete(digest: string): Promise<void>;
}

export class TooLarge extends Error {
  constructor(readonly limit: number) {
    super(`more than ${limit} bytes`);
    this.name = 'TooLarge';
  }
}

export class NoSuchBlob extends Error {
  constructor(readonly digest: string) {
    super(`no blob ${digest}`);
    this.name = 'NoSuchBlob';
  }
}

const DIGEST = /^[0-9a-f]{64}$/;

/** A digest becomes part of a path: whatever is none finds nothing. */
export function assertDigest(digest: string): void {
  if (!DIGEST.test(digest)) throw new NoSuchBlob(digest);
}

/** `ab/cd/abcd…`: folders of some hundred entries at most, for as many blobs as a province will have. */
export const placeOf = (digest: string): string => `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`;

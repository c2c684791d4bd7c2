import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { assertDigest, NoSuchBlob, placeOf, type BlobStore, type Stored } from './blob-store.js';
import { spool } from './spool.js';

/** Blobs as files below one directory, for a single machine or a shared file system. */
export class LocalDirectory implements BlobStore {
  constructor(private readonly root: string) {}

  async put(source: AsyncIterable<Uint8Array>, limit: number): Promise<Stored> {
    const { path, digest, size } = await spool(source, limit, join(this.root, 'incoming'));
    try {
      const place = this.pathOf(digest);
      const folder = dirname(place);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(path, place); // over the same content where it is there already
      await synchronise(folder);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { digest, size };
  }

  async get(digest: string): Promise<Readable> {
    assertDigest(digest);
    const file = await open(this.pathOf(digest), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new NoSuchBlob(digest) : error;
    });
    return file.createReadStream();
  }

  async has(digest: string): Promise<boolean> {
    assertDigest(digest);
    const found = access(this.pathOf(digest), constants.R_OK);
    return found.then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
  }

  async delete(digest: string): Promise<void> {
    assertDigest(digest);
    await rm(this.pathOf(digest), { force: true });
  }

  private pathOf(digest: string): string {
    return join(this.root, placeOf(digest));
  }
}

/** A renamed file is where it should be after a power failure only when its folder is on disk too. */
async function synchronise(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

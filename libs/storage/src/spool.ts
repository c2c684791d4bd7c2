import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { TooLarge, type Stored } from './blob-store.js';

/** A file that holds what is put until its digest, and so its place, is known. */
export interface Spooled extends Stored {
  readonly path: string;
}

/** Writes the source below `folder`, hashing it on the way; durable when it answers, gone when it fails. */
export async function spool(source: AsyncIterable<Uint8Array>, limit: number, folder: string): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      const stored = await write(source, limit, file);
      await file.sync();
      return { path, ...stored };
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function write(source: AsyncIterable<Uint8Array>, limit: number, file: FileHandle): Promise<Stored> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw new TooLarge(limit);
    hash.update(chunk);
    await writeAll(file, chunk);
  }
  return { digest: hash.digest('hex'), size };
}

/** One `write` may take less than it is given. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
}

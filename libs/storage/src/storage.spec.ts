import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configOf } from '#service';
import { NoSuchBlob, TooLarge, type BlobStore } from './blob-store.js';
import { LocalDirectory } from './local-directory.js';
import { S3Bucket } from './s3-bucket.js';
import { blobStoreOf, StorageConfig } from './storage.config.js';

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest();

/** A store that speaks as much of S3 as is used: it checks the digest, and fails the first of every five requests. */
class S3StandIn {
  readonly objects = new Map<string, Buffer>();
  readonly authorisations = new Set<string>();
  private readonly server: Server;
  private asked = 0;

  constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) => {
        const length = body ? { 'content-length': body.length } : {};
        response.writeHead(status, length).end(request.method === 'HEAD' ? undefined : body);
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((opened) => this.server.listen(0, '127.0.0.1', opened));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(() => closed()));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body?: Buffer }> {
    const content = await buffer(request);
    this.authorisations.add(String(request.headers.authorization).split(' ')[1]?.split('/')[0] ?? '');
    if (this.asked++ % 5 === 0) return { status: 503 };
    const path = request.url!.split('?')[0]!;
    if (request.method === 'PUT') return this.keep(path, content, request);
    if (request.method === 'DELETE') return { status: this.remove(path) };
    const found = this.objects.get(path);
    return found ? { status: 200, body: found } : { status: 404 };
  }

  private remove(path: string): number {
    this.objects.delete(path);
    return 204;
  }

  private keep(path: string, content: Buffer, { headers }: IncomingMessage): { status: number } {
    if (headers['x-amz-checksum-sha256'] !== sha256(content).toString('base64')) return { status: 400 };
    this.objects.set(path, content);
    return { status: 200 };
  }
}

const server = new S3StandIn();
let folder = '';
const stores: { kind: string; store: BlobStore }[] = ['a directory', 'a bucket'].map((kind) => ({
  kind,
  store: undefined as unknown as BlobStore, // made before the first test
}));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chi-so-blobs-'));
  const url = `${await server.open()}/blobs/exchange`;
  stores[0]!.store = new LocalDirectory(join(folder, 'kept'));
  stores[1]!.store = new S3Bucket({
    url,
    region: 'us-east-1',
    accessKey: 'reader',
    secretKey: 'of the test',
    spoolFolder: join(folder, 'spool'),
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function* pieces(content: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function* broken(): AsyncGenerator<Buffer> {
  yield randomBytes(100);
  throw new Error('the line broke');
}

describe.each(stores)('blobs in $kind', (one) => {
  it('are found by the digest of what they contain', async () => {
    const content = randomBytes(123_456);
    const stored = await one.store.put(pieces(content), 200_000);
    expect(stored).toEqual({ digest: sha256(content).toString('hex'), size: 123_456 });
    expect(await one.store.has(stored.digest)).toBe(true);
    expect((await buffer(await one.store.get(stored.digest))).equals(content)).toBe(true);
  });

  it('are kept once and deleted once', async () => {
    const content = Buffer.from('Công văn số 600');
    const first = await one.store.put(pieces(content), 1000);
    expect(await one.store.put(pieces(content, 3), 1000)).toEqual(first);
    await one.store.delete(first.digest);
    await one.store.delete(first.digest);
    expect(await one.store.has(first.digest)).toBe(false);
    await expect(one.store.get(first.digest)).rejects.toThrow(NoSuchBlob);
  });

  it('of no bytes are blobs too', async () => {
    const { digest, size } = await one.store.put(pieces(Buffer.alloc(0)), 0);
    expect([size, (await buffer(await one.store.get(digest))).length]).toEqual([0, 0]);
  });

  it('larger than the limit, or whose source fails, leave nothing behind', async () => {
    const content = randomBytes(5000);
    await expect(one.store.put(pieces(content), 4999)).rejects.toThrow(TooLarge);
    await expect(one.store.put(broken(), 4999)).rejects.toThrow('the line broke');
    expect(await one.store.has(sha256(content).toString('hex'))).toBe(false);
    for (const spool of ['kept/incoming', 'spool'])
      expect(await readdir(join(folder, spool)).catch(() => [])).toEqual([]);
  });

  it('a digest that is none never becomes a path', async () => {
    for (const digest of ['../../etc/passwd', 'AB'.repeat(32), ''])
      await expect(one.store.get(digest)).rejects.toThrow(NoSuchBlob);
  });
});

it('a blob of 64 MB passes in constant memory', async () => {
  const piece = randomBytes(64 * 1024);
  async function* many(): AsyncGenerator<Buffer> {
    for (let n = 0; n < 1024; n += 1) yield Buffer.from(piece);
  }
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before)), 5);
  const { digest, size } = await stores[0]!.store.put(many(), 2 ** 27);
  for await (const chunk of await stores[0]!.store.get(digest)) expect((chunk as Buffer).length).toBeGreaterThan(0);
  clearInterval(watch);
  expect(size).toBe(2 ** 26);
  expect(most).toBeLessThan(40 * 2 ** 20);
});

it('the store is told who asks, and a failed request is repeated', () => {
  expect([...server.authorisations]).toEqual(['Credential=reader']);
  expect([...server.objects.keys()].every((key) => /^\/blobs\/exchange\/..\/..\/[0-9a-f]{64}$/.test(key))).toBe(true);
});

it.each([
  [{}, 'STORAGE_DIRECTORY'],
  [{ STORAGE_S3_URL: 'https://s3.example/blobs', STORAGE_S3_KEY: 'a' }, 'STORAGE_S3_SECRET'],
  [{ STORAGE_S3_URL: 'https://s3.example' }, 'STORAGE_S3_URL'],
])('%j is refused at start, naming %s', (environment, name) => {
  expect(() => configOf(StorageConfig, { NATS_URL: 'nats://127.0.0.1', ...environment })).toThrow(name);
});

it.each([
  [{ STORAGE_DIRECTORY: '/blobs' }, LocalDirectory],
  [{ STORAGE_S3_URL: 'https://s3.example/blobs', STORAGE_S3_KEY: 'a', STORAGE_S3_SECRET: 'b' }, S3Bucket],
])('%j chooses the store', (environment, kind) => {
  expect(blobStoreOf(configOf(StorageConfig, { NATS_URL: 'nats://127.0.0.1', ...environment }))).toBeInstanceOf(kind);
});

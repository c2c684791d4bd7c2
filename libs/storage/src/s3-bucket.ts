import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type * as Sdk from '@aws-sdk/client-s3';
import { assertDigest, NoSuchBlob, placeOf, type BlobStore, type Stored } from './blob-store.js';
import { spool } from './spool.js';

export interface S3Settings {
  /** `https://host/bucket` or `https://host/bucket/prefix`, path style. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Where a blob waits for its digest; the system's temporary directory by default. */
  readonly spoolFolder?: string;
}

interface S3 {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.S3Client;
}

/** Attempts of one call, with the client's own back-off between them. */
const ATTEMPTS = 4;
const PAUSE_MS = 50;
/** What matters is thrown; the client would write the rest to the console. */
const quiet = () => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Blobs in a bucket of whatever speaks S3: MinIO, Ceph, a cloud. */
export class S3Bucket implements BlobStore {
  private readonly bucket: string;
  private readonly prefix: string;
  private readonly endpoint: string;
  private loaded?: Promise<S3>;

  constructor(private readonly settings: S3Settings) {
    const url = new URL(settings.url);
    const [bucket = '', ...prefix] = url.pathname.split('/').filter(Boolean);
    this.bucket = bucket;
    this.prefix = prefix.map((part) => `${part}/`).join('');
    this.endpoint = url.origin;
  }

  /** To a file first: the digest is the key, and a store wants the length before the content. */
  async put(source: AsyncIterable<Uint8Array>, limit: number): Promise<Stored> {
    const folder = this.settings.spoolFolder ?? join(tmpdir(), 'chi-so-spool');
    const { path, digest, size } = await spool(source, limit, folder);
    try {
      if (!(await this.has(digest))) await this.upload(path, digest, size);
      return { digest, size };
    } finally {
      await rm(path, { force: true });
    }
  }

  async get(digest: string): Promise<Readable> {
    const { sdk, client } = await this.s3();
    const found = await client.send(new sdk.GetObjectCommand(this.object(digest))).catch((error: unknown) => {
      throw isAbsent(error) ? new NoSuchBlob(digest) : error;
    });
    return found.Body as Readable;
  }

  async has(digest: string): Promise<boolean> {
    const { sdk, client } = await this.s3();
    return client.send(new sdk.HeadObjectCommand(this.object(digest))).then(
      () => true,
      (error: unknown) => {
        if (isAbsent(error)) return false;
        throw error;
      },
    );
  }

  async delete(digest: string): Promise<void> {
    const { sdk, client } = await this.s3();
    await client.send(new sdk.DeleteObjectCommand(this.object(digest)));
  }

  /** The store itself compares what arrived with the digest. The client does not repeat a stream: each attempt opens its own. */
  private async upload(path: string, digest: string, size: number): Promise<void> {
    const { sdk, client } = await this.s3();
    const checksum = Buffer.from(digest, 'hex').toString('base64');
    const object = { ...this.object(digest), ContentLength: size, ChecksumSHA256: checksum };
    for (let attempt = 1; ; attempt += 1) {
      const body = createReadStream(path);
      try {
        await client.send(new sdk.PutObjectCommand({ ...object, Body: body }));
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
        await setTimeout(2 ** attempt * PAUSE_MS);
      } finally {
        body.destroy();
      }
    }
  }

  private object(digest: string): { Bucket: string; Key: string } {
    assertDigest(digest);
    return { Bucket: this.bucket, Key: this.prefix + placeOf(digest) };
  }

  /** Loaded when first needed: some 25 MB that a service with a directory never pays. */
  private s3(): Promise<S3> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load(): Promise<S3> {
    const { region, accessKey, secretKey } = this.settings;
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      endpoint: this.endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      maxAttempts: ATTEMPTS,
      logger: SILENT,
      // Stores other than Amazon's know no checksum trailers; the digest goes in a header.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    return { sdk, client };
  }
}

const statusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

const isAbsent = (error: unknown): boolean => statusOf(error) === 404;

/** Not an answer at all, or one that says "later". */
function isTransient(error: unknown): boolean {
  const status = statusOf(error) ?? 500;
  return status >= 500 || status === 429;
}

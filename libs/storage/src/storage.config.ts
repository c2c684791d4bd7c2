import { IsString, Matches, MinLength, ValidateIf } from 'class-validator';
import { ServiceConfig } from '#service';
import type { BlobStore } from './blob-store.js';
import { ClamAv } from './clamav.js';
import { LocalDirectory } from './local-directory.js';
import { S3Bucket } from './s3-bucket.js';
import type { VirusScanner } from './virus-scanner.js';

const inBucket = ValidateIf((config: StorageConfig) => Boolean(config.STORAGE_S3_URL));

/** The environment of a service that keeps blobs; its `config.ts` extends it in place of `ServiceConfig`. */
export class StorageConfig extends ServiceConfig {
  /** A directory of this service alone, for blobs of a single machine. */
  @ValidateIf((config: StorageConfig) => !config.STORAGE_S3_URL) @IsString() @MinLength(1) STORAGE_DIRECTORY!: string;
  /** `https://host/bucket/prefix` of an S3-compatible store, in place of the directory. */
  @inBucket @Matches(/^https?:\/\/[^/\s]+\/[^/\s]+/) STORAGE_S3_URL?: string;
  @inBucket @IsString() STORAGE_S3_REGION = 'us-east-1';
  @inBucket @IsString() @MinLength(1) STORAGE_S3_KEY?: string;
  @inBucket @IsString() @MinLength(1) STORAGE_S3_SECRET?: string;

  /** `host:port` of a ClamAV daemon; without it blobs are kept and marked as not scanned. */
  @ValidateIf(({ CLAMAV }: StorageConfig) => Boolean(CLAMAV)) @Matches(/^[^\s:]+:\d{1,5}$/) CLAMAV?: string;
}

/** Token of the service's `BlobStore`. */
export const BLOBS = Symbol('BLOBS');

export function scannerOf({ CLAMAV }: StorageConfig): VirusScanner | null {
  if (!CLAMAV) return null;
  const at = CLAMAV.lastIndexOf(':');
  return new ClamAv({ host: CLAMAV.slice(0, at), port: Number(CLAMAV.slice(at + 1)) });
}

export function blobStoreOf(config: StorageConfig): BlobStore {
  const { STORAGE_S3_URL: url, STORAGE_S3_REGION: region } = config;
  if (!url) return new LocalDirectory(config.STORAGE_DIRECTORY);
  return new S3Bucket({ url, region, accessKey: config.STORAGE_S3_KEY!, secretKey: config.STORAGE_S3_SECRET! });
}

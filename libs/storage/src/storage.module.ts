import { Module } from '@nestjs/common';
import { SERVICE_CONFIG } from '#service';
import { BLOBS, blobStoreOf, type StorageConfig } from './storage.config.js';

/** Gives `@Inject(BLOBS) blobs: BlobStore` to a service whose configuration is a `StorageConfig`. */
@Module({
  providers: [{ provide: BLOBS, inject: [SERVICE_CONFIG], useFactory: (config: StorageConfig) => blobStoreOf(config) }],
  exports: [BLOBS],
})
export class StorageModule {}

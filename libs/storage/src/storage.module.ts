import { Module } from '@nestjs/common';
import { SERVICE_CONFIG } from '#service';
import { BLOBS, blobStoreOf, scannerOf, type StorageConfig } from './storage.config.js';
import { VIRUS_SCANNER } from './virus-scanner.js';

/** Gives `@Inject(BLOBS) blobs: BlobStore` and `@Inject(VIRUS_SCANNER) scanner: VirusScanner | null` to a service whose configuration is a `StorageConfig`. */
@Module({
  providers: [
    { provide: BLOBS, inject: [SERVICE_CONFIG], useFactory: (config: StorageConfig) => blobStoreOf(config) },
    { provide: VIRUS_SCANNER, inject: [SERVICE_CONFIG], useFactory: (config: StorageConfig) => scannerOf(config) },
  ],
  exports: [BLOBS, VIRUS_SCANNER],
})
export class StorageModule {}

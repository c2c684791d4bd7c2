export { NoSuchBlob, TooLarge, type BlobStore, type Stored } from './blob-store.js';
export { partOf, safeName, slice } from './parts.js';
export { ClamAv } from './clamav.js';
export { BLOBS, StorageConfig } from './storage.config.js';
export { StorageModule } from './storage.module.js';
export { VIRUS_SCANNER, type Verdict, type VirusScanner } from './virus-scanner.js';

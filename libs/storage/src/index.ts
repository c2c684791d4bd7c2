export { NoSuchBlob, TooLarge, type BlobStore, type Stored } from './blob-store.js';
export { BLOBS, StorageConfig } from './storage.config.js';
export { StorageModule } from './storage.module.js';

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;
/** Before the content, so that a later key can be told apart. */
const KEY_VERSION = Buffer.from([1]);

/** Encrypts one column of one record (AES-256-GCM): the bytes open at that place only. */
export class PersonSeal {
  private readonly key: Buffer;

  constructor(secretHex: string) {
    this.key = Buffer.from(secretHex, 'hex');
  }

  seal(text: string, record: string, column: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(`${record}:${column}`));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([KEY_VERSION, iv, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the bytes were changed or belong to another record or column. */
  open(sealed: Buffer, record: string, column: string): string {
    const iv = sealed.subarray(1, 1 + IV);
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(`${record}:${column}`));
    decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]).toString('utf8');
  }
}

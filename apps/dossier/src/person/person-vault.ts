import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;
/** Before the content, so that a later key can be told apart. */
const KEY_VERSION = Buffer.from([1]);

/** Encrypts personal data by column (AES-256-GCM, bound to its record) and finds it by whole words through a blind index. */
export class PersonVault {
  private readonly key: Buffer;
  private readonly indexKey: Buffer;

  constructor(secretHex: string) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secretHex, 'hex'), '', purpose, 32));
    this.key = derive('chiso person content');
    this.indexKey = derive('chiso person words');
  }

  seal(content: object, record: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(record));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    return Buffer.concat([KEY_VERSION, iv, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the bytes were changed or belong to another record. */
  open(sealed: Buffer, record: string): unknown {
    const iv = sealed.subarray(1, 1 + IV);
    const decipher = createDecipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(record));
    decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
    const text = Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  }

  /** The blind index of each word, as text of a 64-bit integer: case and accents of Vietnamese do not matter. */
  words(...texts: (string | null | undefined)[]): string[] {
    const found = texts.flatMap((text) => (text ? wordsOf(text) : []));
    return [...new Set(found)].map((word) => this.blind(word));
  }

  blind(word: string): string {
    return createHmac('sha256', this.indexKey).update(word).digest().readBigInt64BE().toString();
  }
}

/** Lower case, without accents, letters and digits only. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

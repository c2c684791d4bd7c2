import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readPersonKeys } from './person-keys.js';
import { wordsOf } from './words.js';

const IV = 12;
const TAG = 16;

interface Key {
  readonly content: Buffer;
  readonly words: Buffer;
}

/** How the key of the content is made: derived from the secret (HKDF-SHA-256), or the secret itself as `feedback` began. */
export type KeyUse = 'derived' | 'plain';

/**
 * Encrypts personal data by column (AES-256-GCM) and finds it by whole words through a blind index (HMAC-SHA-256).
 * Sealed bytes are: version of the key, initial vector, tag, content. The newest key seals; every key that is given opens.
 */
export class PersonSeal {
  /** Version of the key that seals. */
  readonly newest: number;
  private readonly keys = new Map<number, Key>();

  /** `secrets` as in the environment, see `PERSON_KEYS`. Throws when they are not. */
  constructor(secrets: string, use: KeyUse = 'derived') {
    for (const [version, secret] of readPersonKeys(secrets)) {
      const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
      const content = use === 'plain' ? secret : derive('chiso person content');
      this.keys.set(version, { content, words: derive('chiso person words') });
    }
    this.newest = Math.max(...this.keys.keys());
  }

  /** Whether there is more than one key, so that older bytes may wait to be sealed anew. */
  get rotating(): boolean {
    return this.keys.size > 1;
  }

  /** Bytes that open at this record (and column, where it is named) only; never the same twice. */
  seal(text: string, record: string, column?: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.newest).content, iv).setAAD(place(record, column));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([this.newest]), iv, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the bytes were changed, belong to another record or column, or their key is not given any more. */
  open(sealed: Buffer, record: string, column?: string): string {
    const iv = sealed.subarray(1, 1 + IV);
    const { content } = this.key(sealed[0] ?? 0);
    const decipher = createDecipheriv('aes-256-gcm', content, iv, { authTagLength: TAG });
    decipher.setAAD(place(record, column)).setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]).toString('utf8');
  }

  /** The blind index of every word, as texts of 64-bit integers, to keep beside what is sealed. */
  words(...texts: (string | null | undefined)[]): string[] {
    return distinctWords(texts).map((word) => this.blind(word));
  }

  /** The same for a search: one list for each key, since a row's words stand under the key its content was sealed with. */
  wordsSought(text: string): string[][] {
    return [...this.keys.keys()].map((version) => distinctWords([text]).map((word) => this.blind(word, version)));
  }

  /** The blind index of one exact text. */
  blind(text: string, version = this.newest): string {
    return createHmac('sha256', this.key(version).words).update(text).digest().readBigInt64BE().toString();
  }

  /** The blind index of one exact text under every key. */
  blindSought(text: string): string[] {
    return [...this.keys.keys()].map((version) => this.blind(text, version));
  }

  private key(version: number): Key {
    const key = this.keys.get(version);
    if (!key) throw new Error(`there is no person key of version ${version}`);
    return key;
  }
}

const place = (record: string, column?: string): Buffer => Buffer.from(column ? `${record}:${column}` : record);

const distinctWords = (texts: (string | null | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text ? wordsOf(text) : []))),
];

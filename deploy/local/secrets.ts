import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The passwords and keys of one copy, made once and kept in its data folder for its owner's eyes alone. */
export interface Secrets {
  /** Names this copy where its data folder can't be used (see reachableFolder). */
  id: string;
  actorPublicKey: string;
  actorPrivateKey: string;
  /** By name, made on first use. */
  words: Record<string, string>;
}

export interface SecretStore extends Secrets {
  /** A random word of 32 letters and digits that begins with a letter. */
  word(name: string): string;
  /** A random key of 32 bytes in hex. */
  key(name: string): string;
}

function make(): Secrets {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    id: randomBytes(6).toString('hex'),
    actorPublicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    actorPrivateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
    words: {},
  };
}

export function openSecrets(file: string): SecretStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o711 });
  const secrets = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : make();
  const save = () => writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  if (!existsSync(file)) save();
  const kept = (name: string, made: () => string): string => {
    const known = secrets.words[name];
    if (known) return known;
    const value = (secrets.words[name] = made());
    save();
    return value;
  };
  return {
    ...secrets,
    word: (name) => kept(name, () => `s${randomBytes(16).toString('hex').slice(1)}`),
    key: (name) => kept(name, () => randomBytes(32).toString('hex')),
  };
}

import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { Problem, type Actor } from '#contracts';

const LIFETIME_MS = 60_000;
const CACHED = 1_000;

/** Signs the actor the gateway passes on: base64url of JSON, a dot, an Ed25519 signature; valid for 60 s. */
export class ActorSigner {
  private readonly key: KeyObject;
  private readonly recent = new Map<string, { header: string; until: number }>();

  constructor(privateKey: string) {
    this.key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  }

  header(actor: Actor, now: Date): string {
    const content = JSON.stringify([actor.issuer, actor.subject, actor.role, actor.agency]);
    const known = this.recent.get(content);
    if (known && known.until > now.getTime()) return known.header;
    const body = Buffer.from(JSON.stringify({ actor, until: now.getTime() + LIFETIME_MS })).toString('base64url');
    const header = `${body}.${sign(null, Buffer.from(body), this.key).toString('base64url')}`;
    if (this.recent.size >= CACHED) this.recent.clear();
    this.recent.set(content, { header, until: now.getTime() + LIFETIME_MS / 2 });
    return header;
  }
}

/** Checks the gateway's signature; a header once checked is remembered until it expires. */
export class ActorVerifier {
  private readonly key: KeyObject;
  private readonly checked = new Map<string, { actor: Actor; until: number }>();

  constructor(publicKey: string) {
    this.key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  }

  actor(header: string, now: Date): Actor {
    const known = this.checked.get(header) ?? this.check(header);
    if (known.until < now.getTime()) throw new Problem('unauthenticated', 'unauthenticated.actor');
    return known.actor;
  }

  private check(header: string): { actor: Actor; until: number } {
    const [body = '', signature = ''] = header.split('.');
    if (!verify(null, Buffer.from(body), this.key, Buffer.from(signature, 'base64url')))
      throw new Problem('unauthenticated', 'unauthenticated.actor');
    const found = JSON.parse(Buffer.from(body, 'base64url').toString()) as { actor: Actor; until: number };
    if (this.checked.size >= CACHED) this.checked.clear();
    this.checked.set(header, found);
    return found;
  }
}

import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { Problem } from '#contracts';
import type { Issuers } from './issuers.js';

/** Signatures of public keys only: an HMAC token would be one we could have made ourselves. */
const ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];
const REMEMBERED = 5_000;
const LEEWAY_SECONDS = 30;
const LONGEST = 8_192;

const refused = () => new Problem('unauthenticated', 'unauthenticated.token');

/** Checks bearer tokens; one that was checked is remembered until it expires. */
export class Tokens {
  private readonly checked = new Map<string, JWTPayload>();

  constructor(
    private readonly issuers: Issuers,
    private readonly audience: string,
  ) {}

  /** The claims of a valid token. Throws `unauthenticated.token`; `unavailable.service` when its issuer is out of reach. */
  async claims(token: string, now: Date): Promise<JWTPayload> {
    const known = this.checked.get(token);
    if (known) return notExpired(known, now);
    const claims = await this.verify(token, now);
    if (this.checked.size >= REMEMBERED) this.checked.clear();
    this.checked.set(token, claims);
    return claims;
  }

  private async verify(token: string, now: Date): Promise<JWTPayload> {
    const keys = this.issuers.keysOf(issuerOf(token));
    if (!keys) throw refused();
    const options = {
      audience: this.audience,
      algorithms: ALGORITHMS,
      currentDate: now,
      clockTolerance: LEEWAY_SECONDS,
    };
    try {
      const { payload } = await jwtVerify(token, await keys, { ...options, requiredClaims: ['iss', 'sub', 'exp'] });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout)
        throw new Problem('unavailable', 'unavailable.service', { service: issuerOf(token) });
      if (error instanceof errors.JOSEError || error instanceof TypeError) throw refused();
      throw error;
    }
  }
}

function issuerOf(token: string): string {
  if (token.length > LONGEST) throw refused();
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw refused();
  }
}

function notExpired(claims: JWTPayload, now: Date): JWTPayload {
  if ((claims.exp ?? 0) + LEEWAY_SECONDS <= now.getTime() / 1000) throw refused();
  return claims;
}

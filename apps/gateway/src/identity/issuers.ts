import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { Problem } from '#contracts';

const DISCOVERY_MS = 5_000;

/** What OIDC Discovery 1.0 §3 says of an issuer, as far as we use it. */
export interface IssuerMetadata {
  readonly issuer: string;
  readonly jwks_uri: string;
  readonly authorization_endpoint?: string;
  readonly token_endpoint?: string;
}

/** The issuers we believe and where their keys are: by OIDC discovery, asked once and kept by jose. */
export class Issuers {
  private readonly keys = new Map<string, Promise<JWTVerifyGetKey>>();

  constructor(private readonly trusted: ReadonlySet<string>) {}

  /** An issuer of this very process: its keys need no HTTP. */
  addLocal(issuer: string, keys: JSONWebKeySet): void {
    this.keys.set(issuer, Promise.resolve(createLocalJWKSet(keys)));
  }

  /** The keys of an issuer; undefined when we do not believe it. Its being out of reach is `unavailable.service`. */
  keysOf(issuer: string): Promise<JWTVerifyGetKey> | undefined {
    const known = this.keys.get(issuer);
    if (known || !this.trusted.has(issuer)) return known;
    const found = remoteKeys(issuer).catch((error: unknown) => {
      this.keys.delete(issuer);
      throw error;
    });
    this.keys.set(issuer, found);
    return found;
  }
}

async function remoteKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const { jwks_uri: uri } = await discover(issuer);
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: DISCOVERY_MS });
}

/** OIDC discovery. Throws `unavailable.service` when the issuer does not answer, or answers for another one. */
export async function discover(issuer: string): Promise<IssuerMetadata> {
  const unavailable = () => new Problem('unavailable', 'unavailable.service', { service: issuer });
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_MS) }).catch(() => undefined);
  if (!answer?.ok) throw unavailable();
  const found = (await answer.json().catch(() => ({}))) as Partial<IssuerMetadata>;
  if (found.issuer !== issuer || !found.jwks_uri) throw unavailable();
  return found as IssuerMetadata;
}

import { createECDH, hkdfSync, type JsonWebKey } from 'node:crypto';

/** Everything secret of the local issuer, made from one secret, so that tokens survive a restart. */
export interface LocalKeys {
  readonly signing: JsonWebKey & { kid: string; use: 'sig'; alg: 'ES256' };
  readonly clientSecret: string;
  readonly cookieKey: string;
}

const derive = (secret: string, purpose: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'chi-so local issuer', purpose, bytes));

/** HKDF (RFC 5869) with a purpose each; the P-256 scalar is below the order but for a chance of 2⁻³². */
export function localKeys(secret: string): LocalKeys {
  const curve = createECDH('prime256v1');
  const d = derive(secret, 'signing key');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
  return {
    signing: {
      kty: 'EC',
      crv: 'P-256',
      x: coordinate(1),
      y: coordinate(33),
      d: d.toString('base64url'),
      kid: derive(secret, 'key id', 8).toString('hex'),
      use: 'sig',
      alg: 'ES256',
    },
    clientSecret: derive(secret, 'launcher client').toString('base64url'),
    cookieKey: derive(secret, 'cookies').toString('base64url'),
  };
}

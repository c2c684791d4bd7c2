import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { Issuers } from './issuers.js';
import { localKeys } from './local-keys.js';
import { Tokens } from './tokens.js';

let server: Server;
let issuer = '';
let key: CryptoKey;
let tokens: Tokens;
const now = new Date('2018-08-30T08:00:00Z');
const at = now.getTime() / 1000;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  server = createServer((request, response) => {
    const found = request.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tokens = new Tokens(new Issuers(new Set([issuer, 'http://127.0.0.1:1'])), 'chi-so');
});
afterAll(() => new Promise((done) => server.close(done)));

const signed = (claims: Record<string, unknown>) =>
  new SignJWT({ iss: issuer, sub: 'an', aud: 'chi-so', exp: at + 600, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(key);

describe('a token of an issuer found by discovery', () => {
  it('gives its claims, again from memory, until it expires', async () => {
    const token = await signed({ role: 'inspector' });
    expect(await tokens.claims(token, now)).toMatchObject({ sub: 'an', role: 'inspector' });
    expect(await tokens.claims(token, now)).toMatchObject({ sub: 'an' });
    await expect(tokens.claims(token, new Date(now.getTime() + 700_000))).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    ['another audience', { aud: 'someone-else' }],
    ['an issuer we do not believe', { iss: 'https://evil.example' }],
    ['no end', { exp: undefined }],
    ['an end in the past', { exp: at - 60 }],
    ['a beginning in the future', { nbf: at + 300 }],
  ])('with %s is refused', async (_what, claims) => {
    await expect(tokens.claims(await signed(claims), now)).rejects.toMatchObject({ code: 'unauthenticated.token' });
  });

  it('signed with a shared secret is refused', async () => {
    const token = await new SignJWT({ iss: issuer, sub: 'an', aud: 'chi-so', exp: at + 600 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('a secret of at least thirty-two characters'));
    await expect(tokens.claims(token, now)).rejects.toMatchObject({ status: 401 });
  });

  it('whose issuer does not answer is told to come again', async () => {
    const token = await signed({ iss: 'http://127.0.0.1:1' });
    await expect(tokens.claims(token, now)).rejects.toMatchObject({ status: 503 });
  });
});

it('the keys of the local issuer follow from its secret alone', () => {
  const secret = 'one and the same secret of 32 characters';
  expect(localKeys(secret)).toEqual(localKeys(secret));
  expect(localKeys(secret).signing.d).not.toBe(localKeys(`${secret}!`).signing.d);
});

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#contracts';
import { ActorSigner, ActorVerifier } from './actor-signature.js';

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    signer: new ActorSigner(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url')),
    verifier: new ActorVerifier(publicKey.export({ format: 'der', type: 'spki' }).toString('base64url')),
  };
};
const at = (seconds: number) => new Date(Date.UTC(2018, 7, 30, 0, 0, seconds));
const officer: Actor = { issuer: 'https://sso', subject: 'nv01', role: 'counter-officer', agency: '000.00.15.H10' };

describe('the actor the gateway passes on', () => {
  it('is the one that was signed, for 60 seconds', () => {
    const { signer, verifier } = pair();
    const header = signer.header(officer, at(0));
    expect(verifier.actor(header, at(59))).toEqual(officer);
    expect(() => verifier.actor(header, at(61))).toThrow('unauthenticated.actor');
  });

  it.each<[string, (header: string) => string]>([
    ['a changed body', (header) => `${Buffer.from('{"actor":{}}').toString('base64url')}.${header.split('.')[1]}`],
    ['no signature', (header) => header.split('.')[0]!],
    ['nothing', () => ''],
  ])('is refused with %s', (_, forge) => {
    const { signer, verifier } = pair();
    expect(() => verifier.actor(forge(signer.header(officer, at(0))), at(1))).toThrow('unauthenticated.actor');
  });

  it('is refused when another key signed it', () => {
    expect(() => pair().verifier.actor(pair().signer.header(officer, at(0)), at(1))).toThrow('unauthenticated.actor');
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

let issuing: TestGateway;
let outside: Server;
let issuer: string;
let named: string;
let gateway: TestGateway;

async function get(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers });
  const body = (await answer.json()) as object & { code?: string };
  return { status: answer.status, body, code: body.code };
}

beforeAll(async () => {
  issuing = await testGateway();
  outside = createServer((_request, response) => {
    const of = (path: string) => `${issuer}/${path}`;
    const metadata = {
      issuer: named,
      jwks_uri: of('keys'),
      authorization_endpoint: of('authorize'),
      token_endpoint: of('token'),
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(metadata));
  });
  await new Promise<void>((listening) => outside.listen(0, '127.0.0.1', listening));
  issuer = named = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  gateway = await testGateway({ LOCAL_ISSUER: '0', ISSUERS: issuer, PAGE_ISSUER: issuer, PAGE_CLIENT: 'one-stop' });
});
afterAll(async () => {
  await gateway?.close();
  await issuing?.close();
  outside?.close();
});

describe('signing in', () => {
  it('goes to the local issuer by path', async () => {
    const { body } = await get(`${issuing.url}/api/v1/sign-in`);
    expect(body).toEqual({
      clientId: 'chi-so-page',
      authorizationEndpoint: '/oidc/auth',
      tokenEndpoint: '/oidc/token',
      scope: 'openid api',
    });
  });

  it('of a page without an issuer is not found', async () => {
    const without = await testGateway({ LOCAL_ISSUER: '0' });
    const { status, code } = await get(`${without.url}/api/v1/sign-in`);
    await without.close();
    expect({ status, code }).toEqual({ status: 404, code: 'not-found.sign-in' });
  });

  it('goes to the province’s issuer, found by discovery', async () => {
    const { body } = await get(`${gateway.url}/api/v1/sign-in`);
    expect(body).toEqual({
      clientId: 'one-stop',
      authorizationEndpoint: `${issuer}/authorize`,
      tokenEndpoint: `${issuer}/token`,
      scope: 'openid',
    });
  });

  it('at an issuer that answers for another name says that it is unavailable', async () => {
    named = 'https://elsewhere.example';
    const { status, code } = await get(`${gateway.url}/api/v1/sign-in`);
    expect({ status, code }).toEqual({ status: 503, code: 'unavailable.service' });
  });

  it('lets the page, and only the page, reach the issuer', async () => {
    const policy = async (path: string) => (await fetch(gateway.url + path)).headers.get('content-security-policy');
    expect(await policy('/')).toContain(`connect-src 'self' ${issuer};`);
    expect(await policy('/api/docs')).toContain("connect-src 'self';");
  });
});

describe('who the caller is', () => {
  it('is answered as services see it', async () => {
    const token = await issuing.token('unit-head', '000.00.15.H10');
    const { body } = await get(`${issuing.url}/api/v1/me`, { authorization: `Bearer ${token}` });
    expect(body).toEqual({ subject: 'unit-head@000.00.15.H10', role: 'unit-head', agency: '000.00.15.H10' });
  });

  it('wants a token', async () => {
    expect((await get(`${issuing.url}/api/v1/me`)).status).toBe(401);
  });
});

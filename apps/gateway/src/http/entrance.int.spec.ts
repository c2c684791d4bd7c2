import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { calendarDays, getDossier, listAgencies, Problem, receiveDossier, requestSupplement } from '#contracts';
import { answer } from '#messaging';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
const api = () => request(gateway.url);

interface Told {
  code: string;
  title: string;
  status: number;
  errors: { path: string }[];
  broker: string;
  services: Record<string, string>;
}
const told = ({ status, headers, text, body }: Response) => ({
  status,
  text,
  headers: headers as Record<string, string>,
  body: body as Told,
});

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  gateway = await testGateway({ RATE_LIMIT: '0' });
  gateway.bus
    .answers(listAgencies, () => ({ items: [], next: null }))
    .answers(calendarDays, () => ({ items: [{ date: '2018-01-01' }] }) as never)
    .answers(getDossier, () => answer({ id } as never, { etag: '7' }))
    .answers(receiveDossier, () => answer({ id } as never, { position: 12, etag: '1' }))
    .answers(requestSupplement, () => {
      throw new Problem('stale', 'stale.etag');
    });
});
afterAll(() => gateway.close());

describe('what is public', () => {
  it('is answered without signing in, under the headers of the policy', async () => {
    const { status, body, headers } = told(await api().get('/api/v1/calendar/days?from=2018-01-01&to=2018-01-02'));
    expect({ status, body }).toEqual({ status: 200, body: [{ date: '2018-01-01' }] });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses an unknown query parameter by name', async () => {
    const { status, body } = told(await api().get('/api/v1/agencies?limit=5&size=4').set('accept-language', 'en'));
    expect({ status, code: body.code, path: body.errors[0]!.path }).toEqual({
      status: 400,
      code: 'invalid.fields',
      path: 'size',
    });
  });

  it('refuses names that reach a prototype', async () => {
    for (const query of ['__proto__=1', 'constructor=1', 'limit[__proto__]=1']) {
      expect((await api().get(`/api/v1/agencies?${query}`)).status).toBe(400);
    }
  });
});

describe('a path', () => {
  it.each([
    ['DELETE', `/api/v1/dossiers/${id}`, 'GET, HEAD'],
    ['PUT', '/api/v1/dossiers', 'GET, HEAD, POST'],
    ['GET', `/api/v1/dossiers/${id}/steps`, 'POST'],
  ])('asked with %s %s is refused by what it takes', async (method, path, allow) => {
    const answered = await fetch(gateway.url + path, { method });
    expect({ status: answered.status, allow: answered.headers.get('allow') }).toEqual({ status: 405, allow });
  });

  it('that does not exist is not found', async () => {
    expect((await fetch(`${gateway.url}/api/v1/nothing`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('what is not public', () => {
  it('wants a token', async () => {
    const { status, body, headers } = told(await api().get(`/api/v1/dossiers/${id}`));
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated.missing' });
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  it.each(['Bearer nonsense', 'Bearer a.b.c', 'Basic abc', 'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.'])(
    'refuses %s',
    async (authorization) => {
      const { status, body } = told(await api().get(`/api/v1/dossiers/${id}`).set({ authorization }));
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'unauthenticated.token' });
    },
  );

  it('is refused to a role without the right, in Vietnamese by default', async () => {
    const token = await gateway.token('postal-operator');
    const { status, body } = told(await api().get(`/api/v1/dossiers/${id}`).set(bearer(token)));
    expect(status).toBe(403);
    expect(body).toMatchObject({
      code: 'forbidden.role',
      detail: 'Vai trò postal-operator không có quyền này',
      instance: `/api/v1/dossiers/${id}`,
    });
  });

  it('reaches its service with the person who asks', async () => {
    const token = await gateway.token('specialist', '000.00.15.H10');
    const { status, headers } = told(await api().get(`/api/v1/dossiers/${id}`).set(bearer(token)));
    expect({ status, etag: headers.etag }).toEqual({ status: 200, etag: '"7"' });
    expect(gateway.bus.asked.at(-1)?.options.by).toMatchObject({
      subject: 'specialist@000.00.15.H10',
      role: 'specialist',
      agency: '000.00.15.H10',
    });
  });

  it('is not sent again to whoever has it', async () => {
    const token = await gateway.token('specialist');
    const { status, text } = told(
      await api().get(`/api/v1/dossiers/${id}`).set(bearer(token)).set('if-none-match', '"7"'),
    );
    expect({ status, text }).toEqual({ status: 304, text: '' });
  });

  it('stays refused when the token has expired', async () => {
    const token = await gateway.token('specialist');
    await api().get(`/api/v1/dossiers/${id}`).set(bearer(token)).expect(200);
    gateway.clock.advance(13 * 3_600_000);
    await api().get(`/api/v1/dossiers/${id}`).set(bearer(token)).expect(401);
    gateway.clock.advance(-13 * 3_600_000);
  });
});

describe('a write', () => {
  const dossier = {
    procedureCode: '1.000178',
    agencyCode: '000.00.15.H10',
    channel: 'counter',
    applicant: { name: 'Nguyễn Văn A' },
  };
  const send = async (body: string | object, headers: Record<string, string> = {}) =>
    api()
      .post('/api/v1/dossiers')
      .set(bearer(await gateway.token('counter-officer')))
      .set({ 'content-type': 'application/json', ...headers })
      .send(body);

  it('answers 201 with its position and version', async () => {
    const { status, headers } = told(await send(dossier, { 'idempotency-key': 'abc-1' }));
    expect({ status, position: headers.position, etag: headers.etag }).toEqual({
      status: 201,
      position: 'dossier=12',
      etag: '"1"',
    });
    expect(gateway.bus.asked.at(-1)?.options).toMatchObject({ idempotencyKey: 'abc-1', language: 'vi' });
  });

  it.each<[string, string | object, Record<string, string>, number]>([
    ['broken JSON', '{"a":', {}, 400],
    ['no body at all', '', {}, 400],
    ['a list', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['too deep a body', `${'['.repeat(5000)}${']'.repeat(5000)}`, {}, 400],
    ['a prototype', '{"__proto__":{"a":1}}', {}, 400],
    ['an unknown field', { ...dossier, colour: 'red' }, {}, 400],
    ['a missing field', { ...dossier, channel: undefined }, {}, 400],
    ['a wrong type', { ...dossier, applicant: 'A' }, {}, 400],
    ['a wrong choice', { ...dossier, channel: 'fax' }, {}, 400],
    ['more than 256 kB', JSON.stringify({ ...dossier, content: 'x'.repeat(300_000) }), {}, 413],
    ['another type', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a stream', '{}', { 'content-type': 'application/x-ndjson' }, 415],
    ['a broken Idempotency-Key', dossier, { 'idempotency-key': 'x'.repeat(201) }, 400],
    ['a broken If-Match', dossier, { 'if-match': 'x' }, 400],
    ['a broken At-Least', dossier, { 'at-least': 'dossier' }, 400],
  ])('of %s is refused', async (_what, body, headers, status) => {
    const answered = told(await send(body, headers));
    expect(answered.status).toBe(status);
    expect(answered.body.status).toBe(status);
    expect(answered.text).not.toContain('node_modules');
  });

  it('takes no field from the body that stands in the path', async () => {
    const { status, body } = told(
      await api()
        .post(`/api/v1/dossiers/${id}/supplement-requests`)
        .set(bearer(await gateway.token('specialist')))
        .send({ ref: id, reason: 'thiếu bản sao', papers: ['CMND'] }),
    );
    expect({ status, path: body.errors[0]!.path }).toEqual({ status: 400, path: 'ref' });
  });

  it('tells the refusal of the service in the language asked for', async () => {
    const { status, body, headers } = told(
      await api()
        .post(`/api/v1/dossiers/${id}/supplement-requests`)
        .set(bearer(await gateway.token('specialist')))
        .set({ 'if-match': '"6"', 'accept-language': 'en' })
        .send({ reason: 'thiếu bản sao', papers: ['CMND'] }),
    );
    expect({ status, code: body.code, title: body.title }).toEqual({
      status: 412,
      code: 'stale.etag',
      title: 'Record has changed',
    });
    expect(headers['content-language']).toBe('en');
  });
});

describe('what does not exist or does not answer', () => {
  it.each(['/nowhere', '/api/v1/nowhere', '/api/v1/dossiers/%E0%A4%A', `/api/v1/agencies/${'x'.repeat(500)}`])(
    '%s is a problem, never a stack',
    async (path) => {
      const { status, body } = told(await api().get(path));
      expect([400, 404]).toContain(status);
      expect(body).toMatchObject({ status, code: expect.any(String), errors: [] });
    },
  );

  it('a service that is down is 503 and says so', async () => {
    const { status, body, headers } = told(await api().get('/api/v1/procedures'));
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable.service' });
    expect(headers['retry-after']).toBe('5');
  });

  it('the gateway is alive and says which services do not answer', async () => {
    expect((await api().get('/healthz')).status).toBe(200);
    const { status, body } = told(await api().get('/readyz'));
    expect({ status, broker: body.broker, dossier: body.services.dossier }).toEqual({
      status: 503,
      broker: 'up',
      dossier: 'no answer',
    });
  });
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { importRequests, PART_BYTES, type CloseUpload, type UploadPart } from '#contracts';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

const id = 'dossier-01890a5d-ac96-774b-bcce-b302099a8057';
const { open, part, close, errors, get } = importRequests.dossier;

let gateway: TestGateway;
let parts: UploadPart[] = [];
let closed: CloseUpload | undefined;
let token = '';

beforeAll(async () => {
  gateway = await testGateway();
  token = await gateway.token('integration');
  gateway.bus
    .answers(open, () => ({ id }))
    .answers(part, (sent) => {
      parts.push(sent);
      return { n: sent.n };
    })
    .answers(close, (sent) => {
      closed = sent;
      return { id };
    })
    .answers(errors, ({ after }) => ({
      text: `line ${after ?? 0}\r\n`,
      next: (after ?? 0) < 2 ? (after ?? 0) + 1 : null,
    }))
    .answers(get, () => ({ id, status: 'done' }) as never);
});
afterAll(() => gateway.close());

const send = (query: string, type = 'application/x-ndjson') =>
  request(gateway.url)
    .post(`/api/v1/dossiers/imports?${query}`)
    .set({ authorization: `Bearer ${token}`, 'content-type': type });

describe('an import', () => {
  it('goes to its service in parts whose order and digest are those of the body', async () => {
    const content = Buffer.alloc(PART_BYTES * 2 + 1_000, 'Hồ sơ một dòng\n');
    parts = [];
    const answered = await send('format=chiso-jsonl&dryRun=true').send(content.toString('latin1'));
    const received = Buffer.concat(parts.map(({ bytes }) => Buffer.from(bytes, 'base64')));
    expect(answered.status).toBe(202);
    expect(answered.body).toEqual({ id });
    expect(parts.map(({ n }) => n)).toEqual(parts.map((_part, n) => n));
    expect(Math.max(...parts.map(({ bytes }) => Buffer.from(bytes, 'base64').length))).toBe(PART_BYTES);
    expect(closed).toMatchObject({ parts: parts.length, sha256: createHash('sha256').update(received).digest('hex') });
    expect(gateway.bus.asked.find(({ name }) => name === open.name)?.body).toMatchObject({ dryRun: true });
  });

  it.each([
    ['format=chiso-jsonl', 'application/json', 415],
    ['format=chiso-jsonl', 'text/plain', 415],
    ['format=nothing', 'text/csv', 400],
    ['', 'text/csv', 400],
    ['format=chiso-csv&colour=red', 'text/csv', 400],
    ['format=chiso-csv&dryRun=perhaps', 'text/csv', 400],
  ])('with %s as %s is refused', async (query, type, status) => {
    expect((await send(query, type).send('x')).status).toBe(status);
  });

  it('of more than 2 GB is refused before it is read', async () => {
    const answered = await send('format=chiso-csv', 'text/csv')
      .set('content-length', String(3 * 1024 ** 3))
      .send('x')
      .catch((error: unknown) => error as { status: number });
    expect(answered.status).toBe(413);
  });

  it('is found by the service its id begins with, and its errors come as one CSV', async () => {
    const read = (path: string) => request(gateway.url).get(path).set('authorization', `Bearer ${token}`);
    expect((await read(`/api/v1/imports/${id}`)).body).toMatchObject({ status: 'done' });
    expect((await read(`/api/v1/imports/${id}/errors.csv`)).text).toBe('line 0\r\nline 1\r\nline 2\r\n');
    expect((await read('/api/v1/imports/postal-1')).status).toBe(400);
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import type { DossierConfig } from '../config.js';
import { dossier } from '../dossier.module.js';
import { insertNotice } from '../notices/notices.queries.js';
import { insertPerson } from '../reception/reception.queries.js';
import { PersonsService } from './persons.service.js';

const [old, next] = ['0f'.repeat(32), 'a1'.repeat(32)];
const citizen: Actor = { issuer: 'test', subject: 'buoi', role: 'citizen', agency: '000.00.00.H10' };
const clock = new TestClock('2018-08-13T08:00:00+07:00');

let service: TestService;
beforeAll(async () => {
  service = await testService(dossier, { clock, environment: { PERSON_KEY: old, STORAGE_DIRECTORY: '/nowhere' } });
});
afterAll(() => service.close());

const persons = (PERSON_KEY: string) =>
  new PersonsService(service.dataSource, clock, { PERSON_KEY } as unknown as DossierConfig);

/** A message to the applicant that waits for its mail server. */
async function queueNotice(dossierId: string): Promise<string> {
  const [id, vault] = [randomUUID(), persons(old)];
  const sealed = {
    recipient: vault.sealText('buoi@example.vn', id),
    content: vault.sealText('{"text":"hẹn trả"}', id),
  };
  const about = { id, key: id, dossierId, kind: 'receipt' as const, channel: 'email' as const };
  await insertNotice(service.dataSource, { ...about, ...sealed, createdAt: clock.now() });
  return id;
}

const noticeOf = async (id: string) => {
  const select = 'SELECT recipient, content, state FROM notice_person WHERE id = $1';
  const found: unknown = await service.dataSource.query(select, [id]);
  return (found as { recipient: Buffer | null; content: Buffer | null; state: string }[])[0]!;
};

it('a new key takes over the applicant, the text of acts, the search and whose dossier it is', async () => {
  const id = randomUUID();
  const before = persons(old);
  await insertPerson(service.dataSource, id, before.seal(id, { applicant: { name: 'Nguyễn Thị Bưởi' } }, citizen));
  await before.keepAct(service.dataSource, id, 'refusal', { at: clock.now(), by: citizen, text: { reason: 'thiếu' } });

  const notice = await queueNotice(id);

  expect(await persons(`2:${next},1:${old}`).reseal()).toBe(3);

  const after = persons(`2:${next}`);
  expect(await after.read(id, citizen)).toMatchObject({ applicant: { name: 'Nguyễn Thị Bưởi' } });
  await expect(before.read(id, { ...citizen, role: 'specialist' })).rejects.toThrow('version 2');
  const found = await service.dataSource.query<object[]>('SELECT 1 FROM dossier_person WHERE words @> $1', [
    after.wordsSought('buoi')[0],
  ]);
  expect(found).toHaveLength(1);
  expect(after.openText((await noticeOf(notice)).recipient!, notice)).toBe('buoi@example.vn');
});

it('an erasure takes the messages to the applicant with it, sent or not', async () => {
  const id = randomUUID();
  const notice = await queueNotice(id);
  await service.dataSource.transaction((tx) => persons(old).erase(tx, id));
  expect(await noticeOf(notice)).toEqual({ recipient: null, content: null, state: 'failed' });
});

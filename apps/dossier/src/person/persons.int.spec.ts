import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import type { DossierConfig } from '../config.js';
import { dossier } from '../dossier.module.js';
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

it('a new key takes over the applicant, the text of acts, the search and whose dossier it is', async () => {
  const id = randomUUID();
  const before = persons(old);
  await insertPerson(service.dataSource, id, before.seal(id, { applicant: { name: 'Nguyễn Thị Bưởi' } }, citizen));
  await before.keepAct(service.dataSource, id, 'refusal', { at: clock.now(), by: citizen, text: { reason: 'thiếu' } });

  expect(await persons(`2:${next},1:${old}`).reseal()).toBe(2);

  const after = persons(`2:${next}`);
  expect(await after.read(id, citizen)).toMatchObject({ applicant: { name: 'Nguyễn Thị Bưởi' } });
  await expect(before.read(id, { ...citizen, role: 'specialist' })).rejects.toThrow('version 2');
  const found = await service.dataSource.query<object[]>('SELECT 1 FROM dossier_person WHERE words @> $1', [
    after.wordsSought('buoi')[0],
  ]);
  expect(found).toHaveLength(1);
});

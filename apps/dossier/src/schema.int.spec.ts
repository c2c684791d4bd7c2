import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { receiveDossier, recordStep, requestSupplement } from '#contracts';
import { schemaFaults, testService, undoneTables } from '#testing';
import { aDossierService, aReception, officer } from './dossier.makers.js';
import { dossier } from './dossier.module.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());

it('the tables are what the entities say', async () => {
  expect(await schemaFaults(service.dataSource)).toEqual([]);
});

it('no table holds the applicant or an officer’s words in clear', async () => {
  const ref = (await service.request(receiveDossier, aReception({ content: 'xin phép cho bà Bưởi' }), officer)).value
    .code!;
  const by = { ref, from: 'Một cửa', to: 'Phòng', action: 'forward', note: 'bà Bưởi gọi điện' };
  await service.request(recordStep, by, officer);
  await service.request(
    requestSupplement,
    { ref, reason: 'bà Bưởi thiếu giấy', papers: ['CMND'], nothingElseMissing: true },
    officer,
  );
  const tables = await service.dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  for (const { name } of tables) {
    const rows = JSON.stringify(await service.dataSource.query(`SELECT t::text FROM "${name}" t`));
    expect(rows).not.toMatch(/Bưởi|285000001|CMND/);
    expect(rows).not.toContain(Buffer.from('Bưởi').toString('hex'));
  }
});

it('every migration can be undone', async () => {
  const { dataSource, close } = await testService(dossier, {
    environment: { PERSON_KEY: '11'.repeat(32), STORAGE_DIRECTORY: '/nowhere' },
  });
  expect(await undoneTables(dossier, dataSource)).toEqual(['migrations']);
  await close();
});

it('without its key the service does not start', async () => {
  const environment = { STORAGE_DIRECTORY: '/nowhere' };
  await expect(testService(dossier, { environment })).rejects.toThrow('PERSON_KEY');
});

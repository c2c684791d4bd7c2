import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { acceptSubmission, getLevelFour, receiveDossier, setParameter } from '#contracts';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
}, 60_000);
afterAll(() => service.close());

const found = async (by = officer, more: object = {}) =>
  (await service.request(getLevelFour, { code: '1.000178', ...more }, by)).value;
async function online(): Promise<void> {
  const { id } = (await service.request(receiveDossier, aReception({ channel: 'online' }), officer)).value;
  await service.request(acceptSubmission, { ref: id }, officer);
}

/** TT 01/2018/TT-VPCP Art.21.1c (domain rule 10). The makers' procedure stands at level 3. */
it('a procedure may go from level 3 to level 4 when 30 % of its dossiers come online', async () => {
  expect(await found()).toMatchObject({ received: 0, online: 0, percent: null, met: null, wanted: 30 });
  for (let n = 0; n < 7; n++) await service.request(receiveDossier, aReception(), officer);
  for (let n = 0; n < 2; n++) await online();
  expect(await found()).toMatchObject({ received: 9, online: 2, percent: 22.2, met: false });
  await service.request(receiveDossier, aReception({ channel: 'online' }), officer); // submitted, not received
  expect(await found()).toMatchObject({ received: 9, online: 2 });
  await online();
  expect(await found()).toMatchObject({ received: 10, online: 3, percent: 30, met: true });
  expect((await found()).legalBasis).toContain('21.1c');
});

it('counts a year, within the agencies of who asks', async () => {
  expect(await found(stranger)).toMatchObject({ received: 0, met: null });
  await expect(found(stranger, { agency: '000.00.15.H10' })).rejects.toMatchObject({ code: 'forbidden.agency' });
  await expect(service.request(getLevelFour, { code: '9.999999' }, officer)).rejects.toMatchObject({
    kind: 'not-found',
  });
  service.clock.set('2019-08-14T08:00:00+07:00');
  expect(await found()).toMatchObject({ from: '2018-08-14', received: 0 });
});

it('the share wanted is a parameter', async () => {
  service.clock.set('2018-08-14T08:00:00+07:00');
  const office = { ...officer, role: 'department-office' as const };
  const share = { key: 'online.level-four-share', value: '40', from: '2018-08-14', source: 'QĐ' } as const;
  await service.request(setParameter, share, office);
  expect(await found()).toMatchObject({ wanted: 40, percent: 30, met: false });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listOffices, listPickUps } from '#contracts';
import { aPostalService, OPERATOR, type PostalTest } from '../postal.makers.js';

let service: PostalTest;
beforeAll(async () => {
  service = await aPostalService();
});
afterAll(() => service.close());

it('the post offices of Bình Phước are thirty, in composed letters', async () => {
  const { items } = (await service.request(listOffices, {}, OPERATOR)).value;
  expect(items).toHaveLength(30);
  expect(items.every(({ name, code }) => name === name.normalize('NFC') && /^\d{6}$/.test(code))).toBe(true);
  const { items: some } = (await service.request(listOffices, { district: 'Bù Đốp' }, OPERATOR)).value;
  expect(some.map(({ code }) => code)).toEqual(['833600', '833670']);
});

it('the morning list has results that go by post, are ready and lie at their agency', async () => {
  const { agencies } = (await service.request(listPickUps, {}, OPERATOR)).value;
  expect(agencies).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeRange, listRanges, receiveDossier, reserveNumbers, type RangeView } from '#contracts';
import { rowsOf } from '#messaging';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());

const reserve = (day: string, count: number, by = officer) =>
  service.request(reserveNumbers, { agencyCode: '000.00.15.H10', day, count, reason: 'dự phòng mất điện' }, by);
const close = (range: RangeView) =>
  service.request(closeRange, { id: range.id, reason: 'có điện lại' }, officer).then(({ value }) => value);
const receive = async (of: object = {}) => (await service.request(receiveDossier, aReception(of), officer)).value;
const offline = (day: string, offlineNumber: number) =>
  receive({ receivedAt: `${day}T09:00:00+07:00`, entryReason: 'mất điện', offlineNumber });

/** Every number of the day, what it is: a dossier, reserved, or void with a reason. */
async function numbers(day: string): Promise<Record<number, string>> {
  const found: unknown = await service.dataSource.query(
    `SELECT right(code, 4)::int AS n, 'dossier' AS what FROM dossier WHERE received_on = $1
     UNION ALL SELECT n, state FROM reserved_number WHERE day = $1 AND dossier_id IS NULL ORDER BY n`,
    [day],
  );
  const rows = rowsOf<{ n: number; what: string }>(found);
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1));
  return Object.fromEntries(rows.map(({ n, what }) => [n, what]));
}
async function counted(day: string): Promise<number> {
  const found: unknown = await service.dataSource.query('SELECT last FROM code_counter WHERE day = $1', [day]);
  return rowsOf<{ last: number }>(found)[0]!.last;
}

describe('numbers set aside for a power cut', () => {
  it('belong to nobody else, and a paper receipt entered later keeps its number', async () => {
    await receive();
    const range = (await reserve('2018-08-13', 3)).value;
    expect([range.first, range.last]).toEqual([2, 4]);
    expect(range.numbers.map(({ code }) => code)).toContain('000.00.15.H10-180813-0003');
    expect((await receive()).code).toBe('000.00.15.H10-180813-0005');
    service.clock.set('2018-08-14T08:00:00+07:00');
    const entered = await offline('2018-08-13', 3);
    expect(entered.code).toBe('000.00.15.H10-180813-0003');
    expect(entered.flags).toEqual(['entered-later', 'offline-number']);
    expect(await numbers('2018-08-13')).toEqual({
      1: 'dossier',
      2: 'reserved',
      3: 'dossier',
      4: 'reserved',
      5: 'dossier',
    });
    const closed = await close(range);
    expect(closed.numbers.map(({ n, state }) => [n, state])).toEqual([[2, 'void'], [3, 'used'], [4, 'void']]); // prettier-ignore
    expect(closed.closingReason).toBe('có điện lại');
    expect(await numbers('2018-08-13')).toMatchObject({ 2: 'void', 4: 'void', 5: 'dossier' });
  });

  it.each([
    ['used already', 3],
    ['void', 2],
    ['never reserved', 9],
  ])('a number that is %s is refused and leaves nothing behind', async (_, number) => {
    const before = await numbers('2018-08-13');
    await expect(offline('2018-08-13', number)).rejects.toMatchObject({ code: 'dossier.number-not-reserved' });
    expect(await numbers('2018-08-13')).toEqual(before);
  });

  it('given back at the end of the day leave no hole', async () => {
    const range = (await reserve('2018-08-20', 5)).value;
    service.clock.set('2018-08-21T08:00:00+07:00');
    await offline('2018-08-20', 1);
    await offline('2018-08-20', 2);
    const closed = await close(range);
    expect([closed.first, closed.last, closed.numbers.length]).toEqual([1, 2, 2]);
    expect(await counted('2018-08-20')).toBe(2);
    expect(await numbers('2018-08-20')).toEqual({ 1: 'dossier', 2: 'dossier' });
    const later = await receive({ receivedAt: '2018-08-20T16:00:00+07:00', entryReason: 'sổ giấy' });
    expect(later.code).toMatch(/-180820-0003$/);
    expect((await close(range)).last).toBe(2);
  });

  it('all given back, the day begins at 0001', async () => {
    const range = (await reserve('2018-08-27', 4)).value;
    expect((await close(range)).numbers).toEqual([]);
    expect(await counted('2018-08-27')).toBe(0);
  });

  it('announce what they are and what became of them', async () => {
    const told = (await service.events()).filter(({ type }) => type === 'dossier.range.recorded.v1');
    const first = told.filter(({ data }) => (data as { day: string }).day === '2018-08-13').map(({ data }) => data);
    expect(first).toMatchObject([
      { first: 2, last: 4, used: 0, voided: 0, closed: false },
      { first: 2, last: 4, used: 1, voided: 2, closed: true },
    ]);
  });

  it('for a day gone by, or by another agency, are refused', async () => {
    await expect(reserve('2018-08-01', 1)).rejects.toMatchObject({ code: 'dossier.range-day' });
    await expect(reserve('2018-08-28', 1, stranger)).rejects.toMatchObject({ code: 'forbidden.agency' });
    expect((await service.request(listRanges, {}, stranger)).value.items).toEqual([]);
    expect((await service.request(listRanges, { day: '2018-08-20' }, officer)).value.items).toHaveLength(1);
  });

  it('stay 0001…n whoever receives, enters later, reserves and closes at once', async () => {
    const day = '2018-09-10';
    service.clock.set(`${day}T08:00:00+07:00`);
    const ranges = await Promise.all([5, 5, 5].map(async (count) => (await reserve(day, count)).value));
    service.clock.set(`${day}T16:00:00+07:00`);
    const receptions = Array.from({ length: 30 }, () => receive());
    const entered = ranges.flatMap(({ first }) => [0, 1, 1, 3].map((n) => offline(day, first + n)));
    const closings = ranges.map((range) => close(range));
    const outcomes = await Promise.allSettled([...receptions, ...entered, ...closings]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(33);
    const found = Object.values(await numbers(day));
    expect(found.filter((what) => what === 'dossier').length).toBeGreaterThanOrEqual(30);
    expect(found).not.toContain('reserved');
    expect(await counted(day)).toBe(found.length);
  });
});

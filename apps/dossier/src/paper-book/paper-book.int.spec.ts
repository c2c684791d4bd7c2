import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listPaperBooks, recordPaperBook } from '#contracts';
import { aDossierService, DEPARTMENT, officer, stranger } from '../dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
const july = { agency: '000.00.15.H10', month: '2018-07', dossiers: 41, source: 'Sổ 02/2018, tr. 11–19' };

beforeAll(async () => {
  service = await aDossierService();
  service.clock.set('2018-08-20T08:00:00+07:00');
});
afterAll(() => service.close());

describe('a paper book', () => {
  it('has a number for a month, counted on its last day, and a new one when it is counted again', async () => {
    await service.request(recordPaperBook, july, officer);
    const { value } = await service.request(recordPaperBook, { ...july, dossiers: 43 }, officer);
    expect(value).toMatchObject({ agencyId: DEPARTMENT, lastDay: '2018-07-31', dossiers: 43, source: july.source });
    const told = (await service.events()).filter(({ type }) => type === 'dossier.paper-book.recorded.v1');
    expect(told.map(({ subject, data }) => [subject === value.id, data])).toEqual([
      [true, { id: value.id, agencyId: DEPARTMENT, month: '2018-07', lastDay: '2018-07-31', dossiers: 41 }],
      [true, { id: value.id, agencyId: DEPARTMENT, month: '2018-07', lastDay: '2018-07-31', dossiers: 43 }],
    ]);
    const { items } = (await service.request(listPaperBooks, { agency: july.agency, year: 2018 }, officer)).value;
    expect(items).toMatchObject([{ agency: july.agency, month: '2018-07', dossiers: 43 }]);
  });

  it('is recorded by its own agency, not before its month, for an agency there is', async () => {
    const refused = (about: object, by = officer) => service.request(recordPaperBook, { ...july, ...about }, by);
    await expect(refused({}, stranger)).rejects.toMatchObject({ code: 'forbidden.agency' });
    await expect(refused({ month: '2018-09' })).rejects.toMatchObject({ code: 'dossier.in-the-future' });
    await expect(refused({ agency: '000.00.99.H10' })).rejects.toMatchObject({ code: 'dossier.agency-unknown' });
  });
});

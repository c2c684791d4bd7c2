import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkWebItem,
  decisionListRecorded,
  findProcedure,
  findPublicity,
  legalDocumentRecorded,
  linkedProcedureRecorded,
  linkProcedure,
  listLegalDocuments,
  listLinkedProcedures,
  listShortenings,
  listWebItems,
  offeringRecorded,
  offerProcedure,
  postingRecorded,
  postProcedure,
  procedureSet,
  procedureVersions,
  publishProcedure,
  recordDecisionList,
  recordLegalDocument,
  recordProcedure,
  shortenProcedure,
  shorteningRecorded,
  webItemRecorded,
} from '#contracts';
import type { Actor, OfferingInput, ProcedureSetQuery } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';

const province: Actor = { issuer: 'test', subject: 'vp', role: 'department-office', agency: 'H10' };
const department: Actor = { ...province, subject: 'stttt', agency: '000.00.15.H10' };
const other: Actor = { ...province, subject: 'other', agency: '000.00.16.H10' };
const basis = { document: '61/2018/NĐ-CP', article: 'Điều 14' };
const parts = (code: string, local = '10') => ({
  code,
  name: { vi: `Thủ tục ${code}`, en: null },
  steps: 'Bước 1',
  ways: [
    {
      channel: 'counter' as const,
      term: { length: local, unit: 'working-day' as const },
      centralTerm: { length: '10', unit: 'working-day' as const },
      termBasis: basis,
      centralBasis: basis,
      fees: [{ text: 'Miễn phí', amount: '0', currency: 'VND' as const, basis }],
    },
  ],
  papersText: 'Đơn',
  subjects: 'Công dân',
  agency: 'Sở',
  legalText: 'Luật',
  none: ['forms', 'result', 'conditions'] as never,
});
const decision = { kind: 'new', decision: '1/QĐ-UBND', decidedOn: '2018-01-02', validFrom: '2018-01-10' } as const;

describe('registers of the catalogue', () => {
  let service: TestService;
  const clock = new TestClock('2018-08-30T03:00:00Z');
  const data = async (type: string) =>
    (await service.events()).filter((event) => event.type === type).map((event) => event.data as object);
  const publish = async (code: string) => {
    await service.request(recordProcedure, parts(code), province);
    await service.request(publishProcedure, { code, ...decision }, province);
  };
  const offer = (code: string, ...offerings: Partial<OfferingInput>[]) => {
    const whole = offerings.map((one) => ({ agency: '000.00.15.H10', from: '2018-01-10', level: 2 as const, ...one }));
    return service.request(offerProcedure, { code, offerings: whole }, department);
  };

  beforeAll(async () => {
    service = await testService(catalogue, { clock });
    await service.request(
      recordLegalDocument,
      { number: '61/2018/NĐ-CP', issuedOn: '2018-04-23', from: '2018-06-21' },
      province,
    );
    for (const code of ['1.000001', '1.000002', '1.000003']) await publish(code);
  });
  afterAll(() => service.close());

  it('documents are found without accents, by day of force, and changed with their revision', async () => {
    const law = {
      number: '63/2010/NĐ-CP',
      title: 'Kiểm soát thủ tục hành chính',
      issuedOn: '2010-06-08',
      from: '2010-10-14',
    };
    const first = await service.request(recordLegalDocument, law, province);
    expect(first.status).toBe(201);
    const numbers = async (query: object) =>
      (await service.request(listLegalDocuments, query)).value.items.map(({ number }) => number);
    expect(await numbers({ q: 'kiem soat thu tuc' })).toEqual(['63/2010/NĐ-CP']);
    expect(await numbers({ q: '2018/nd', validOn: '2018-06-20' })).toEqual([]);
    const ended = { ...law, to: '2030-12-31' };
    await expect(service.request(recordLegalDocument, ended, province, { ifMatch: '"7"' })).rejects.toMatchObject({
      code: 'stale.etag',
    });
    await service.request(recordLegalDocument, ended, province, { ifMatch: '"1"' });
    await expect(service.request(recordLegalDocument, ended, department)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await data(legalDocumentRecorded.type)).toHaveLength(3);
  });

  it('NĐ 61/2018 Điều 14.5: a procedure is one-stop unless a decision excludes it', async () => {
    await offer('1.000001', { level: 3, post: true, basis });
    await offer('1.000002', { oneStop: false, exclusion: '9/QĐ-UBND' }, { from: '2018-07-01', level: 4 });
    await offer('1.000003', { oneStop: false, to: '2018-06-30' });
    await expect(offer('1.000003', { exclusion: '9/QĐ-UBND', from: '2018-08-01' })).rejects.toMatchObject({
      code: 'offering.excluded-and-one-stop',
    });
    expect((await data(offeringRecorded.type)).map((one) => (one as { exclusion: unknown }).exclusion)).toEqual([
      null,
      '9/QĐ-UBND',
      null,
      null,
    ]);
    const { value } = await service.request(findProcedure, { code: '1.000001' });
    expect(value.offerings[0]).toMatchObject({ basis, exclusion: null });
  });

  it.each<[ProcedureSetQuery['set'], ProcedureSetQuery['of'], string, string[]]>([
    ['at-end', 'offered', '', ['1.000001', '1.000002']],
    ['ever', 'offered', '', ['1.000001', '1.000002', '1.000003']],
    ['full-year', 'offered', '2018-01-10', ['1.000001', '1.000002']],
    ['full-year', 'offered', '', []],
    ['at-end', 'online', '', ['1.000001', '1.000002']],
    ['ever', 'level-4', '', ['1.000002']],
    ['full-year', 'level-3', '2018-01-10', ['1.000001']],
    ['at-end', 'post', '', ['1.000001']],
    ['at-end', 'one-stop', '', ['1.000001', '1.000002']],
    ['ever', 'one-stop', '', ['1.000001', '1.000002', '1.000003']],
  ])('the set %s of %s from %s', async (set, of, from, codes) => {
    const query = { set, of, from: from || '2018-01-01', to: '2018-12-31', agency: '000.00.15.H10' };
    expect((await service.request(procedureSet, query)).value).toEqual({ count: codes.length, codes });
  });

  it('a list ordered by decision is the set by-decision while it is in force', async () => {
    const list = { purpose: 'level-4', decision: '846/QĐ-TTg', decidedOn: '2017-06-09', from: '2017-06-09' } as const;
    const codes = ['1.000003', '1.000002', '1.777777'];
    const { value } = await service.request(recordDecisionList, { ...list, codes }, province);
    expect(value.procedures.map(({ procedureId }) => procedureId !== null)).toEqual([true, true, false]);
    await expect(service.request(recordDecisionList, { ...list, codes }, department)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await service.request(recordDecisionList, { ...list, codes: codes.slice(1), to: '2018-12-31' }, province);
    expect(await data(decisionListRecorded.type)).toHaveLength(2);
    const set = async (to: string) =>
      (await service.request(procedureSet, { set: 'by-decision', of: 'level-4', from: '2018-01-01', to })).value.codes;
    expect([await set('2018-12-31'), await set('2019-01-01')]).toEqual([['1.000002', '1.777777'], []]);
  });

  it('the linked list names who leads and who takes part', async () => {
    const link = {
      code: '1.000001',
      agency: '000.00.15.H10',
      participants: ['000.00.16.H10'],
      decision: '5/QĐ',
      from: '2018-01-10',
    };
    await expect(service.request(linkProcedure, link, department)).rejects.toMatchObject({ kind: 'forbidden' });
    await service.request(linkProcedure, { ...link, basis }, province);
    const { items } = (await service.request(listLinkedProcedures, { agency: '000.00.15.H10', validOn: '2018-08-30' }))
      .value;
    expect(items).toMatchObject([{ procedureCode: '1.000001', participantCodes: ['000.00.16.H10'], basis }]);
    expect(await data(linkedProcedureRecorded.type)).toMatchObject([{ procedureCode: '1.000001' }]);
  });

  it('a longer local term is refused; a shorter one by decision becomes a version and a record', async () => {
    await expect(service.request(recordProcedure, parts('1.000009', '11'), province)).rejects.toMatchObject({
      code: 'procedure.term-longer',
    });
    const cut = {
      code: '1.000001',
      local: { length: '7', unit: 'working-day' as const },
      decision: '2636/QĐ-UBND',
      decidedOn: '2018-08-20',
      from: '2018-09-01',
    };
    await expect(service.request(shortenProcedure, cut, department)).rejects.toMatchObject({ kind: 'forbidden' });
    const longer = { ...cut, local: { length: '12', unit: 'working-day' as const } };
    await expect(service.request(shortenProcedure, longer, province)).rejects.toMatchObject({
      code: 'shortening.not-shorter',
    });
    const { value } = await service.request(shortenProcedure, cut, province);
    expect(value).toMatchObject({ comparison: 'shorter', daysSaved: '3', shareSaved: '30.00' });
    expect(await data(shorteningRecorded.type)).toMatchObject([{ daysSaved: '3', central: { length: '10' } }]);
    const list = (await service.request(listShortenings, { year: 2018 })).value;
    expect(list).toMatchObject({ procedures: 1, daysSaved: '3', shareSaved: '30.00' });
    const { items } = (await service.request(procedureVersions, { code: '1.000001' })).value;
    expect(items.map(({ version, validFrom, validTo }) => [version, validFrom, validTo])).toEqual([
      [2, '2018-09-01', null],
      [1, '2018-01-10', '2018-08-31'],
    ]);
    expect(items[0]!.parts.ways![0]).toMatchObject({ term: { length: '7' }, centralTerm: { length: '10' } });
  });

  it('an agency’s own shortening stands at its offering, and changes no version of the procedure', async () => {
    const own = {
      code: '1.000002',
      agency: '000.00.15.H10',
      local: { length: '4', unit: 'working-day' as const },
      decision: '12/QĐ-STTTT',
      decidedOn: '2018-08-20',
      from: '2018-09-01',
    };
    await expect(service.request(shortenProcedure, own, other)).rejects.toMatchObject({ kind: 'forbidden' });
    const { value } = await service.request(shortenProcedure, own, department);
    expect(value).toMatchObject({ agency: '000.00.15.H10', daysSaved: '6', shareSaved: '60.00' });
    const { offerings, version } = (await service.request(findProcedure, { code: '1.000002' })).value;
    expect(version).toBe(1);
    expect(offerings.map(({ agency, terms }) => [agency, terms])).toContainEqual([
      '000.00.15.H10',
      [{ channel: null, term: own.local, decision: own.decision, from: own.from, to: null }],
    ]);
  });

  it('what was known of a version before it was written over can still be read', async () => {
    const knownAt = '2018-08-30T02:59:59Z';
    expect((await service.request(procedureVersions, { code: '1.000002', knownAt })).value.items).toEqual([]);
    clock.set('2018-09-10T03:00:00Z');
    const amended = {
      kind: 'amended',
      decision: '8/QĐ-UBND',
      decidedOn: '2018-09-10',
      validFrom: '2018-10-01',
    } as const;
    await service.request(recordProcedure, { ...parts('1.000002'), steps: 'Bước 2' }, province, { ifMatch: '*' });
    await service.request(publishProcedure, { code: '1.000002', ...amended }, province);
    const ends = async (at?: string) =>
      (await service.request(procedureVersions, { code: '1.000002', ...(at ? { knownAt: at } : {}) })).value.items.map(
        ({ version, validTo }) => [version, validTo],
      );
    expect(await ends('2018-09-01T00:00:00Z')).toEqual([[1, null]]);
    expect(await ends()).toEqual([
      [2, null],
      [1, '2018-09-30'],
    ]);
  });

  it('each version is public at three places or it is said what is missing', async () => {
    const post = { code: '1.000003', postedOn: '2018-01-15' };
    await service.request(postProcedure, { ...post, place: 'national-base' }, province);
    await service.request(
      postProcedure,
      { ...post, place: 'web-page', missing: ['fees'], proof: 'https://stttt.binhphuoc.gov.vn/1' },
      province,
    );
    const { value } = await service.request(findPublicity, { code: '1.000003' });
    expect(value).toMatchObject({ version: 1, score: 86, missing: ['one-stop-centre', 'web-page:fees'] });
    expect(await data(postingRecorded.type)).toMatchObject([
      { place: 'national-base', version: 1, dueOn: '2018-01-17', missing: [] },
      { place: 'web-page', missing: ['fees'] },
    ]);
    await expect(service.request(postProcedure, { ...post, place: 'web-page' }, department)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const early = { ...post, place: 'web-page', postedOn: '2018-01-09' } as const;
    await expect(service.request(postProcedure, early, province)).rejects.toMatchObject({
      code: 'procedure.not-in-force',
    });
  });

  it('the checklist of a web page tells what is up to date', async () => {
    const agency = '000.00.15.H10';
    const check = (found: object) => service.request(checkWebItem, { agency, item: 'contact', ...found }, department);
    await check({ presentFrom: '2018-01-01', changedOn: '2018-09-03' });
    expect((await check({ postedOn: '2018-09-07' })).value).toMatchObject({
      current: true,
      updates: [{ changedOn: '2018-09-03', dueOn: '2018-09-05', postedOn: '2018-09-07' }],
    });
    const { items } = (await service.request(listWebItems, { agency }, department)).value;
    expect(items.filter(({ current }) => current).map(({ item }) => item)).toEqual(['contact']);
    expect(await data(webItemRecorded.type)).toHaveLength(2);
    await expect(service.request(listWebItems, { agency }, other)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

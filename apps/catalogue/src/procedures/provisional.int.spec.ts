import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  beginProvisional,
  findProcedure,
  joinProcedure,
  listProcedures,
  namedId,
  offerProcedure,
  procedureRecorded,
  publishProcedure,
  recordProcedure,
  systemActor,
} from '#contracts';
import type { Actor, ProcedureRecorded } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';

const office: Actor = { issuer: 'test', subject: 'vp', role: 'department-office', agency: 'H10' };
const department: Actor = { ...office, agency: '000.00.15.H10' };
const counter = systemActor('dossier');
const agencyId = namedId('agency', '000.00.15.H10');
const entry = (code: string) => ({
  ...{ code, name: 'Cấp giấy phép thử nghiệm', legalBasis: 'NĐ 99/2018/NĐ-CP', agencyId, from: '2018-08-30' },
});
const whole = (code: string) => ({
  ...{ code, name: { vi: 'Cấp giấy phép thử nghiệm', en: null }, steps: 'Bước 1', papersText: 'Đơn' },
  ways: [
    { channel: 'counter' as const, term: { length: '5', unit: 'working-day' as const }, fees: [{ text: 'Miễn phí' }] },
  ],
  ...{
    subjects: 'Doanh nghiệp',
    agency: 'Sở',
    legalText: 'NĐ 99/2018/NĐ-CP',
    none: ['forms', 'result', 'conditions'] as const,
  },
});
const decided = { kind: 'new', decision: '9/QĐ-UBND', decidedOn: '2018-08-30', validFrom: '2018-09-01' } as const;

describe('a procedure that a counter took in before anybody listed it', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService(catalogue, { clock: new TestClock('2018-08-30T03:00:00Z') });
  });
  afterAll(() => service.close());

  const awaiting = async () =>
    (await service.request(listProcedures, { awaiting: true })).value.items.map(({ code, awaitingFrom }) => [code, awaitingFrom]); // prettier-ignore
  const publish = async (code: string, ifMatch?: string) => {
    const parts = { ...whole(code), none: [...whole(code).none] };
    await service.request(recordProcedure, parts, office, ifMatch ? { ifMatch } : {});
    return service.request(publishProcedure, { code, ...decided }, office);
  };

  it('is a draft that waits, listed and flagged; only the dossier service begins one, and twice is once', async () => {
    await expect(service.request(beginProvisional, entry('1.009001'), office)).rejects.toMatchObject({
      code: 'forbidden.role',
    });
    const first = await service.request(beginProvisional, entry('1.009001'), counter);
    const again = await service.request(beginProvisional, entry('1.009001'), counter);
    expect([first.value.id, again.value.id]).toEqual([namedId('procedure', '1.009001'), first.value.id]);
    expect(await awaiting()).toEqual([['1.009001', '2018-08-30']]);
    const { value } = await service.request(findProcedure, { code: '1.009001' });
    expect(value).toMatchObject({ status: 'draft', flags: ['provisional', 'legal-basis-not-split'] });
    expect(value.parts).toMatchObject({
      legalText: 'NĐ 99/2018/NĐ-CP',
      agency: expect.stringContaining('Thông tin') as unknown,
    });
  });

  it('under its national code is published as itself, and leaves the list', async () => {
    const { value } = await publish('1.009001', '*');
    expect(value).toMatchObject({ id: namedId('procedure', '1.009001'), status: 'in-force', awaitingFrom: null });
    expect(await awaiting()).toEqual([]);
  });

  it('under a provisional code is joined to the published one, which takes over its code', async () => {
    const provisional = 'CCB-0a1b2c3d';
    await service.request(beginProvisional, entry(provisional), counter);
    const join = { code: '1.009002', provisional };
    await expect(service.request(joinProcedure, join, office)).rejects.toMatchObject({ code: 'procedure.unknown' });
    await publish('1.009002');
    await expect(service.request(joinProcedure, join, department)).rejects.toMatchObject({ kind: 'forbidden' });
    const { value } = await service.request(joinProcedure, join, office);
    expect(value.aliases.map(({ code }) => code)).toEqual([provisional]);
    expect((await service.request(joinProcedure, join, office)).value.id).toBe(value.id);
    expect((await service.request(findProcedure, { code: provisional })).value.code).toBe('1.009002');
    expect(await awaiting()).toEqual([]);
    const told = (await service.events()).filter(({ type }) => type === procedureRecorded.type).at(-1);
    const { code, aliases } = told!.data as ProcedureRecorded;
    expect([code, aliases]).toEqual(['1.009002', [{ code: provisional, from: null, to: null }]]);
  });

  it('on which something rests already is not joined away', async () => {
    const provisional = 'CCB-ffffffff';
    await service.request(beginProvisional, entry(provisional), counter);
    const offering = { agency: '000.00.15.H10', from: '2018-09-01', level: 2 as const };
    await service.request(offerProcedure, { code: provisional, offerings: [offering] }, department);
    const join = { code: '1.009002', provisional };
    await expect(service.request(joinProcedure, join, office)).rejects.toMatchObject({
      code: 'procedure.not-provisional',
    });
  });
});

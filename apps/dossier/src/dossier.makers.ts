import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agencyRecorded, offeringRecorded, procedureRecorded, systemActor } from '#contracts';
import type { Actor, AgencyRecorded, OfferingRecorded, ProcedureRecorded, ReceiveDossier } from '#contracts';
import { recorded, TestClock, testService, type FakeBus, type TestService } from '#testing';
import { dossier } from './dossier.module.js';

export const DEPARTMENT = '018f0000-0000-7000-8000-000000000015';
export const OTHER = '018f0000-0000-7000-8000-000000000016';
export const PROVINCE = '018f0000-0000-7000-8000-000000000001';
export const PROCEDURE = '018f0000-0000-7000-8000-0000000000aa';

export const officer: Actor = { issuer: 'test', subject: 'officer', role: 'counter-officer', agency: '000.00.15.H10' };
export const stranger: Actor = { ...officer, subject: 'stranger', agency: '000.00.16.H10' };
export const integration: Actor = { issuer: 'test', subject: 'source', role: 'integration', agency: '000.00.00.H10' };

export const anAgency = (of: Partial<AgencyRecorded> = {}): AgencyRecorded => ({
  id: DEPARTMENT,
  parentId: PROVINCE,
  kind: 'department',
  level: 'province',
  name: { vi: 'Sở Thông tin và Truyền thông', en: 'Department of Information and Communications' },
  codes: [{ code: '000.00.15.H10', from: null, to: null }],
  from: null,
  to: null,
  mergedInto: null,
  demonstration: true,
  ...of,
});

export const aProcedure = (of: Partial<ProcedureRecorded> = {}): ProcedureRecorded => ({
  id: PROCEDURE,
  code: '1.000178',
  aliases: [],
  name: { vi: 'Cấp giấy phép', en: 'Licence' },
  field: null,
  levels: ['province'],
  status: 'in-force',
  version: 1,
  validFrom: '2018-01-01',
  validTo: null,
  draftVersion: null,
  terms: [{ channel: 'counter', term: { length: '5', unit: 'working-day' } }],
  ...of,
});

const anOffering: OfferingRecorded = {
  id: '018f0000-0000-7000-8000-0000000000bb',
  procedureId: PROCEDURE,
  procedureCode: '1.000178',
  agencyId: DEPARTMENT,
  from: '2018-01-01',
  to: null,
  level: 3,
  oneStop: true,
  post: true,
};

export const aReception = (of: Partial<ReceiveDossier> = {}): ReceiveDossier => ({
  procedureCode: '1.000178',
  agencyCode: '000.00.15.H10',
  channel: 'counter',
  applicant: { name: 'Nguyễn Thị Bưởi', identityNumber: '285000001' },
  ...of,
});

/** The service with the department, another one and a procedure of five working days; the clock stands on Monday 13/8/2018. */
export async function aDossierService(
  further: Record<string, string> = {},
  bus?: FakeBus,
): Promise<TestService & { clock: TestClock }> {
  const clock = new TestClock('2018-08-13T08:00:00+07:00');
  const storage = join(tmpdir(), `chi-so-blobs-${randomUUID()}`);
  const environment = { PERSON_KEY: randomBytes(32).toString('hex'), STORAGE_DIRECTORY: storage, ...further };
  const service = await testService(dossier, { clock, environment, ...(bus ? { bus } : {}) });
  const system = systemActor('catalogue');
  const about = { time: clock.now() };
  const agencies = [
    anAgency({
      id: PROVINCE,
      parentId: null,
      kind: 'province',
      name: { vi: 'Ủy ban nhân dân tỉnh Bình Phước', en: 'People’s Committee of Bình Phước Province' },
      codes: [{ code: '000.00.00.H10', from: null, to: null }],
    }),
    anAgency(),
    anAgency({ id: OTHER, codes: [{ code: '000.00.16.H10', from: null, to: null }] }),
  ];
  await service.deliver(
    recorded([
      ...agencies.map((agency) => agencyRecorded.of(agency.id, agency, system, about)),
      procedureRecorded.of(PROCEDURE, aProcedure(), system, about),
      offeringRecorded.of(PROCEDURE, anOffering, system, about),
    ]),
  );
  return Object.assign(service, { clock });
}

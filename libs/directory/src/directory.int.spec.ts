import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  namedId,
  calendarDecided,
  findAgency,
  offeringRecorded,
  Problem,
  procedureRecorded,
  systemActor,
} from '#contracts';
import type { Actor, CalendarDecisionView, OfferingRecorded, ProcedureRecorded } from '#contracts';
import { dueDate } from '#calendar';
import { ServiceConfig, type ServiceDefinition } from '#service';
import {
  agencyId,
  DEPARTMENT,
  FakeBus,
  OTHER_DEPARTMENT,
  PROVINCE,
  recorded,
  schemaFaults,
  someAgencies,
  testService,
} from '#testing';
import type { TestService } from '#testing';
import { AgencyScope, awaitingOn, DirectoryModule, inForceOn, Procedures } from './index.js';
import { directoryEntities, directoryMigrations, procedureCopyEntities, procedureCopyMigrations } from './index.js';

@Module({ imports: [DirectoryModule.forService({ procedures: true })] })
class ListeningModule {}

const listening: ServiceDefinition = {
  name: 'postal',
  module: ListeningModule,
  config: ServiceConfig,
  entities: [...directoryEntities, ...procedureCopyEntities],
  migrations: [...directoryMigrations, ...procedureCopyMigrations],
};
const by = systemActor('catalogue');
const time = new Date('2018-01-02T00:00:00Z');
const officer: Actor = { issuer: 'test', subject: 'officer', role: 'counter-officer', agency: DEPARTMENT };
const code = '1.003384';
const id = namedId('procedure', code);

const aVersion = (change: Partial<ProcedureRecorded> = {}) =>
  procedureRecorded.of(
    id,
    {
      id,
      code,
      aliases: [{ code: 'T-BPC-280421-TT', from: null, to: null }],
      name: { vi: 'Cấp giấy phép bưu chính', en: null },
      field: null,
      levels: ['province'],
      status: 'in-force',
      version: 1,
      validFrom: null,
      validTo: null,
      draftVersion: null,
      terms: [],
      ...change,
    },
    by,
    { time },
  );
const anOffering = (change: Partial<OfferingRecorded>) => {
  const agency = agencyId(DEPARTMENT);
  const state: OfferingRecorded = {
    id: namedId('offering', '1'),
    procedureId: id,
    procedureCode: code,
    agencyId: agency,
    from: '2018-01-01',
    to: null,
    level: 3,
    oneStop: true,
    post: false,
    ...change,
  };
  return offeringRecorded.of(id, state, by, { time });
};

describe('a service’s own copy of the catalogue', () => {
  let service: TestService;
  const bus = new FakeBus();
  const scope = () => service.get(AgencyScope);
  const procedures = () => service.get(Procedures);

  beforeAll(async () => {
    service = await testService(listening, { bus });
    await service.deliver(recorded(someAgencies()));
  });
  afterAll(() => service.close());

  it('knows agencies by any code without asking, and what each actor may see', async () => {
    expect(await scope().idOf(DEPARTMENT)).toBe(agencyId(DEPARTMENT));
    expect(await scope().subtree({ ...officer, agency: PROVINCE })).toHaveLength(4);
    expect(await scope().subtree(officer)).toHaveLength(2);
    expect(await scope().subtree({ ...officer, role: 'anonymous', agency: '' })).toEqual([]);
    await expect(scope().assertWithin(officer, agencyId(OTHER_DEPARTMENT))).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
    await expect(scope().assertWithin(officer, agencyId(DEPARTMENT))).resolves.toBeUndefined();
    expect(bus.asked).toEqual([]);
  });

  it('asks for an agency it has not heard of, and says when nobody can answer', async () => {
    await expect(scope().idOf('000.00.99.H10')).rejects.toMatchObject({ kind: 'unavailable' });
    bus.answers(findAgency, () => {
      throw new Problem('not-found', 'agency.unknown');
    });
    expect(await scope().idOf('000.00.99.H10')).toBeUndefined();
  });

  it('counts terms by the calendar of the agency, as soon as a decision arrives', async () => {
    const due = async (code: string) =>
      dueDate(
        { from: '2018-08-30T08:00:00+07:00', length: 1, unit: 'working-day' },
        await scope().calendarOf(agencyId(code)),
      ).dueOn;
    expect(await due(DEPARTMENT)).toBe('2018-08-31');
    const name = { vi: 'Chuyển trụ sở', en: 'Moving house' };
    const decision: CalendarDecisionView = {
      id: 'closing',
      number: '1',
      issuedOn: null,
      issuer: 'Sở',
      agencyId: agencyId(DEPARTMENT),
      year: 2018,
      entries: [{ date: '2018-08-31', kind: 'closing-day', name, source: '1' }],
    };
    await service.deliver(
      recorded([calendarDecided.of(namedId('calendar-decision', 'closing'), decision, by, { time })]),
    );
    expect([await due(DEPARTMENT), await due(OTHER_DEPARTMENT)]).toEqual(['2018-09-04', '2018-08-31']);
  });

  it('knows which version of a procedure was in force on a day, by old codes too', async () => {
    expect(await procedures().find(code)).toBeUndefined();
    await service.deliver(recorded([aVersion(), aVersion({ version: 3, validFrom: '2018-10-01' })]));
    const known = (await procedures().find('T-BPC-280421-TT'))!;
    expect(known).toMatchObject({ id, code });
    expect([inForceOn(known, '2018-09-30')?.version, inForceOn(known, '2018-10-01')?.version]).toEqual([1, 3]);
    await service.deliver(
      recorded([aVersion({ version: 3, status: 'repealed', validFrom: '2018-10-01', validTo: '2018-12-31' })]),
    );
    const repealed = (await procedures().find(code))!;
    expect([inForceOn(repealed, '2018-12-31')?.status, inForceOn(repealed, '2019-01-01')]).toEqual([
      'repealed',
      undefined,
    ]);
  });

  it('knows which procedure waits for the province’s publication, from which day and until it comes', async () => {
    const other = { id: namedId('procedure', '1.009999'), code: '1.009999', aliases: [] };
    const announced = { ...other, status: 'draft' as const, validFrom: null };
    await service.deliver(recorded([aVersion({ ...announced, awaitingFrom: '2018-09-15' })]));
    const waiting = (await procedures().find('1.009999'))!;
    expect([awaitingOn(waiting, '2018-09-14'), awaitingOn(waiting, '2018-09-15')]).toEqual([false, true]);
    expect(inForceOn(waiting, '2018-09-15')).toBeUndefined();
    await service.deliver(recorded([aVersion({ ...other, version: 2, validFrom: '2018-10-01', awaitingFrom: null })]));
    expect(awaitingOn((await procedures().find('1.009999'))!, '2018-10-01')).toBe(false);
  });

  it('knows how an agency offered it on a day', async () => {
    const later = anOffering({ id: namedId('offering', '2'), from: '2018-07-01', level: 4 });
    await service.deliver(recorded([anOffering({}), anOffering({ to: '2018-06-30' }), later]));
    const level = async (day: string) => (await procedures().offering(id, agencyId(DEPARTMENT), day))?.level;
    expect([await level('2017-12-31'), await level('2018-06-30'), await level('2018-07-01')]).toEqual([
      undefined,
      3,
      4,
    ]);
  });

  it('has the tables its entities say', async () => {
    expect(await schemaFaults(service.dataSource)).toEqual([]);
  });
});

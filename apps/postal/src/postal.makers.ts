import { randomUUID } from 'node:crypto';
import { offeringRecorded, procedureRecorded, systemActor } from '#contracts';
import type { Actor, NewEvent, RegisterShipment } from '#contracts';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, recorded, someAgencies, TestClock, testService } from '#testing';
import type { FakeBus, TestService } from '#testing';
import { postal } from './postal.module.js';

export const OPERATOR: Actor = { issuer: 'test', subject: 'postman', role: 'postal-operator', agency: DEPARTMENT };
export const COUNTER: Actor = { ...OPERATOR, subject: 'counter', role: 'counter-officer' };
export const ELSEWHERE: Actor = { ...OPERATOR, subject: 'other', agency: OTHER_DEPARTMENT };
export const PROCEDURE = randomUUID();

export type PostalTest = TestService & { clock: TestClock };

export const aShipment = (more: Partial<RegisterShipment> = {}): RegisterShipment => ({
  direction: 'to-agency',
  agencyCode: DEPARTMENT,
  procedureCode: '1.000178',
  trackingNumber: 'RR123456785VN',
  acceptedAt: '2018-09-01T00:30:00+07:00',
  ...more,
});

/** One procedure that the department offers by post, and the other department does not. */
function catalogue(): NewEvent[] {
  const about = { time: new Date('2018-01-02T00:00:00Z') };
  const by = systemActor('catalogue');
  const name = { vi: 'Cấp giấy phép bưu chính', en: null };
  const validity = {
    status: 'in-force',
    version: 1,
    validFrom: '2010-01-01',
    validTo: null,
    draftVersion: null,
  } as const;
  const facts = { aliases: [], name, field: null, levels: [], terms: [], ...validity };
  const procedure = { id: PROCEDURE, code: '1.000178', ...facts };
  const listed = { procedureId: PROCEDURE, procedureCode: '1.000178', from: '2010-01-01', to: null, level: 2 } as const;
  const offering = (agency: string, post: boolean) => ({
    ...{ id: randomUUID(), agencyId: agencyId(agency), post, oneStop: true },
    ...listed,
  });
  return [
    ...someAgencies(),
    procedureRecorded.of(PROCEDURE, procedure, by, about),
    offeringRecorded.of(PROCEDURE, offering(DEPARTMENT, true), by, about),
    offeringRecorded.of(PROCEDURE, offering(OTHER_DEPARTMENT, false), by, about),
  ];
}

/** The service with two departments and one procedure; the clock stands on Monday 3/9/2018, 15:00 in Vietnam. */
export async function aPostalService(environment: Record<string, string> = {}, bus?: FakeBus): Promise<PostalTest> {
  const clock = new TestClock('2018-09-03T08:00:00Z');
  const service = await testService(postal, {
    clock,
    bus,
    environment: { POSTAL_PERSON_KEY: 'ab'.repeat(32), ...environment },
  });
  await service.deliver(recorded(catalogue()));
  return Object.assign(service, { clock });
}

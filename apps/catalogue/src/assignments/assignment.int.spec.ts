import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignmentRecorded, endAssignment, findAssignment, grantAssignment, listAssignments } from '#contracts';
import type { Actor, GrantAssignment } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';

const admin: Actor = { issuer: 'https://id', subject: 'admin', role: 'system-admin', agency: 'H10' };
const other: Actor = { ...admin, subject: 'other', agency: '000.00.16.H10' };
const delegation: GrantAssignment = {
  id: '0190d6a4-5c2b-7c3d-8e4f-0123456789ab',
  issuer: 'https://id',
  subject: 'deputy',
  role: 'department-leader',
  agency: '000.00.15.H10',
  from: '2018-08-30T00:00:00Z',
  to: '2018-09-30T00:00:00Z',
};

describe('assignments of roles', () => {
  const clock = new TestClock('2018-08-30T02:00:00Z');
  let service: TestService;
  beforeAll(async () => {
    service = await testService(catalogue, { clock });
  });
  afterAll(() => service.close());
  const recorded = async () => (await service.events()).filter(({ type }) => type === assignmentRecorded.type);
  const subjects = async (by: Actor, running = false) =>
    (await service.request(listAssignments, { running }, by)).value.items.map(({ subject }) => subject);

  it('are granted once, with an event that says by whom', async () => {
    const first = await service.request(grantAssignment, delegation, admin);
    expect(first).toMatchObject({ status: 201, value: { agency: '000.00.15.H10', grantedBy: 'https://id#admin' } });
    expect((await service.request(grantAssignment, delegation, admin)).position).toBeUndefined();
    expect((await recorded()).map(({ data }) => data)).toMatchObject([
      { subject: 'deputy', to: '2018-09-30T00:00:00.000Z' },
    ]);
  });

  it.each<[string, Partial<GrantAssignment>, Actor, string]>([
    ['other content under a known id', { role: 'inspector' }, admin, 'conflict.id-reused'],
    ['an end before the beginning', { id: null, to: '2018-08-29T00:00:00Z' }, admin, 'assignment.dates-out-of-order'],
    ['an agency outside the grantor’s', { id: null }, other, 'forbidden.agency'],
    ['an agency nobody knows', { id: null, agency: '999.99.99.H10' }, admin, 'agency.unknown'],
  ])('refuse %s', async (_, change, by, code) => {
    await expect(service.request(grantAssignment, { ...delegation, ...change }, by)).rejects.toMatchObject({ code });
  });

  it('show only within the actor’s agencies', async () => {
    expect([await subjects(admin), await subjects(other)]).toEqual([['deputy'], []]);
    await expect(service.request(findAssignment, { id: delegation.id! }, other)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('end once, with an event, and are no longer among the running', async () => {
    const end = () => service.request(endAssignment, { id: delegation.id! }, admin, { ifMatch: '"1"' });
    expect((await end()).value).toMatchObject({ to: '2018-08-30T02:00:00.000Z', etag: '2' });
    clock.advance(1000);
    await expect(end()).rejects.toMatchObject({ code: 'stale.etag' });
    await expect(service.request(endAssignment, { id: delegation.id! }, admin)).rejects.toMatchObject({
      code: 'assignment.ended',
    });
    expect([await subjects(admin), await subjects(admin, true), (await recorded()).length]).toEqual([
      ['deputy'],
      [],
      2,
    ]);
  });
});

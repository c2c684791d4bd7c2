import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beatHeart, endConnection, listConnections, registerConnection, systemActor, type Actor } from '#contracts';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, recorded } from '#testing';
import { someAgencies, TestClock, testService, type TestService } from '#testing';
import { exchange } from '../exchange.module.js';
import { ConnectionsService } from './connections.service.js';

const integration: Actor = { issuer: 'test', subject: 'qlvb', role: 'integration', agency: PROVINCE };
const other: Actor = { ...integration, agency: OTHER_DEPARTMENT };
/** A Friday, 15:00 in Vietnam: two working hours are left of the week. */
const clock = new TestClock('2018-09-07T08:00:00Z');

let service: TestService;
let id = '';
beforeAll(async () => {
  service = await testService(exchange, { clock, environment: { STORAGE_DIRECTORY: '/nowhere' } });
  await service.deliver(recorded(someAgencies()));
});
afterAll(() => service.close());

const register = (kind = 'document-management' as const) =>
  service.request(registerConnection, { agencyCode: DEPARTMENT, kind, product: 'QLVB', version: '1.0' }, integration);
const list = async (query = {}, by = integration) => (await service.request(listConnections, query, by)).value;
const look = () => service.get(ConnectionsService).announceSilent(systemActor('exchange'));
const kinds = async () => (await service.events()).map(({ type }) => type.split('.')[2]);

describe('a connected system', () => {
  it('is registered once, and is not alive before it is heard', async () => {
    const { value } = await register();
    id = value.id;
    expect(value).toMatchObject({ agencyCode: DEPARTMENT, level: 'province', alive: false, connectedOn: '2018-09-07' });
    await expect(register()).rejects.toMatchObject({ code: 'exchange.connected' });
    expect((await list()).unconnected.map(({ agencyCode }) => agencyCode)).toEqual([OTHER_DEPARTMENT]);
  });

  it('is alive for eight working hours after a sign: a week-end does not count', async () => {
    const { value } = await service.request(beatHeart, { id, version: '1.1' }, integration);
    expect(value).toMatchObject({ alive: true, version: '1.1', silentAfter: '2018-09-10T08:00:00.000Z' });
    clock.advance(64 * 3_600_000); // Monday 07:00
    expect(await look()).toBe(0);
    expect((await list({ alive: true })).items).toHaveLength(1);
  });

  it('that is not heard in time is silent from that moment, said once', async () => {
    clock.advance(24 * 3_600_000); // Tuesday 07:00
    expect((await list({ alive: false })).items[0]).toMatchObject({ alive: false, since: '2018-09-10T08:00:00.000Z' });
    expect([await look(), await look()]).toEqual([1, 0]);
    const silent = (await service.events()).at(-1)!;
    expect(silent).toMatchObject({ type: 'exchange.connection.silent.v1', time: '2018-09-10T08:00:00.000Z' });
    expect(silent.data).toMatchObject({
      state: { agencyId: agencyId(DEPARTMENT), kind: 'document-management', alive: false, allowedHours: 8 },
    });
  });

  it('is heard again: only the first sign after a silence is an event', async () => {
    await service.request(beatHeart, { id }, integration);
    await service.request(beatHeart, { id }, integration);
    expect(await kinds()).toEqual(['registered', 'heard', 'silent', 'heard']);
  });

  it('that fell silent before this sign, unseen by the watch, says so first', async () => {
    clock.advance(72 * 3_600_000); // Friday 07:00: eight hours were over on Wednesday at 07:00
    await service.request(beatHeart, { id }, integration);
    expect((await kinds()).slice(-2)).toEqual(['silent', 'heard']);
    const [silent, heard] = (await service.events()).slice(-2);
    expect(Date.parse(silent!.time)).toBeLessThan(Date.parse(heard!.time));
    expect(heard!.time).toBe(clock.now().toISOString());
  });

  it('may be told of later, but not ahead of time nor before it was connected', async () => {
    const events = (await kinds()).length;
    const told = (at: string) => service.request(beatHeart, { id, at }, integration);
    const before = (await list()).items[0]!;
    expect((await told('2018-09-12T09:00:00+07:00')).value).toMatchObject({
      ...{ silentAfter: before.silentAfter, lastSeenAt: before.lastSeenAt, alive: true },
    });
    expect(await kinds()).toHaveLength(events);
    for (const at of ['2018-09-15T09:00:00+07:00', '2018-09-06T09:00:00+07:00'])
      await expect(told(at)).rejects.toMatchObject({ code: 'exchange.connection-days' });
  });

  it('whose sign is told when its time is over is silent again at once', async () => {
    clock.advance(7 * 24 * 3_600_000); // Friday 21/9 07:00
    const { value } = await service.request(beatHeart, { id, at: '2018-09-18T09:00:00+07:00' }, integration);
    expect(value).toMatchObject({ alive: false, since: '2018-09-19T02:00:00.000Z' });
    const told = (await service.events()).slice(-3).map(({ type, time }) => [type.split('.')[2], time]);
    expect(told).toEqual([
      ['silent', '2018-09-14T10:00:00.000Z'],
      ['heard', '2018-09-18T02:00:00.000Z'],
      ['silent', '2018-09-19T02:00:00.000Z'],
    ]);
    expect(await look()).toBe(0);
  });

  it("messages are signs of life of their sender's document system", async () => {
    clock.advance(3_600_000);
    const at = new Map([[agencyId(DEPARTMENT), clock.now()]]);
    await service.get(ConnectionsService).heardMessages(at, systemActor('exchange'));
    expect((await list()).items[0]).toMatchObject({ lastMessageAt: clock.now().toISOString(), alive: true });
  });

  it('is nobody else’s', async () => {
    await expect(service.request(beatHeart, { id }, other)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await list({}, other)).items).toEqual([]);
  });

  it('ends, and another may follow', async () => {
    const ended = { id, endedOn: '2018-09-11' };
    expect((await service.request(endConnection, ended, integration)).value).toMatchObject({ endedOn: '2018-09-11' });
    await expect(service.request(beatHeart, { id }, integration)).rejects.toMatchObject({
      code: 'exchange.connection-ended',
    });
    await expect(register()).resolves.toBeDefined();
  });
});

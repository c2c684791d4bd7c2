import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignTask, completeTask, getTask, listTasks } from '#contracts';
import type { Actor, AssignTask, TaskQuery } from '#contracts';
import type { RequestContext } from '#messaging';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, recorded, ROOM, schemaFaults } from '#testing';
import { someAgencies, TestClock, testService, undoneTables, type TestService } from '#testing';
import { oversight } from '../oversight.module.js';

const leader: Actor = { issuer: 'test', subject: 'leader', role: 'province-leader', agency: PROVINCE };
const office: Actor = { ...leader, subject: 'office', role: 'department-office', agency: DEPARTMENT };
const other: Actor = { ...office, subject: 'other', agency: OTHER_DEPARTMENT };
const clock = new TestClock('2018-09-03T08:00:00Z');
const evidence = [{ number: '12/BC-STTTT', issuedOn: '2018-09-03' }];

const aTask = (more: Partial<AssignTask> = {}): AssignTask => ({
  document: { number: '600/STTTT-VP', issuedOn: '2018-08-30' },
  source: 'peoples-committee',
  clause: 'I.7',
  leadAgencyCode: DEPARTMENT,
  title: 'Báo cáo kết quả cải cách hành chính',
  product: 'Báo cáo',
  dueOn: '2018-09-15',
  ...more,
});

let service: TestService;
beforeAll(async () => {
  service = await testService(oversight, { clock });
  await service.deliver(recorded(someAgencies()));
});
afterAll(() => service.close());

async function assign(more: Partial<AssignTask> = {}, by = leader, key?: string) {
  clock.advance(1);
  return service.request(assignTask, aTask(more), by, key ? { idempotency: { key, digest: key } } : {});
}
const complete = (id: string, by = office, context: Partial<RequestContext> = {}) =>
  service.request(completeTask, { id, evidence }, by, context);
const list = async (query: TaskQuery, by = leader) => (await service.request(listTasks, query, by)).value;

describe('tasks', () => {
  it('are given with a row and an event that holds none of the wording', async () => {
    const { value, position, etag } = await assign({ cooperating: [{ agencyCode: OTHER_DEPARTMENT }] });
    expect(value).toMatchObject({
      leadAgencyCode: DEPARTMENT,
      timeliness: 'open',
      completion: null,
      product: 'Báo cáo',
    });
    expect(value.cooperating).toEqual([{ agencyCode: OTHER_DEPARTMENT, dueOn: null }]);
    expect([position, etag]).toEqual([expect.any(Number), '"1"']);
    const [event] = await service.events();
    expect(event).toMatchObject({ type: 'oversight.task.assigned.v1', subject: value.id });
    expect(event!.data).toMatchObject({ state: { leadAgencyId: agencyId(DEPARTMENT), dueOn: '2018-09-15' } });
    expect(JSON.stringify(event)).not.toMatch(/Báo cáo/);
  });

  it('are completed by the lead, once, with its products', async () => {
    const { id } = (await assign()).value;
    const { value, etag } = await complete(id, office, { ifMatch: '"1"' });
    expect(value).toMatchObject({ timeliness: 'on-time', completion: { completedOn: '2018-09-03', evidence } });
    expect(etag).toBe('"2"');
    const event = (await service.events()).at(-1)!;
    expect(event).toMatchObject({ type: 'oversight.task.completed.v1', subject: id });
    expect(event.data).toMatchObject({ state: { completedOn: '2018-09-03', evidence } });
    await expect(complete(id)).rejects.toMatchObject({ kind: 'conflict', code: 'oversight.completed-already' });
  });

  it('of two completions at once one stands', async () => {
    const { id } = (await assign()).value;
    const tries = await Promise.allSettled([complete(id), complete(id), complete(id)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('a stale ETag is refused, the same Idempotency-Key answers the first', async () => {
    const first = await assign({}, leader, 'key-1');
    expect((await assign({}, leader, 'key-1')).value).toEqual(first.value);
    const { id } = first.value;
    await expect(complete(id, office, { ifMatch: '"9"' })).rejects.toMatchObject({ kind: 'stale' });
    const key = { idempotency: { key: 'key-2', digest: 'd' }, ifMatch: '"1"' };
    const done = await complete(id, office, key);
    expect((await complete(id, office, key)).value).toEqual(done.value);
  });

  it('are given within the own agencies only', async () => {
    await expect(assign({}, other)).rejects.toMatchObject({ kind: 'forbidden', code: 'forbidden.agency' });
    await expect(assign({ leadAgencyCode: ROOM }, office)).resolves.toBeDefined();
  });

  it('are seen by lead and co-operators, completed by the lead alone', async () => {
    const alone = (await assign({ leadAgencyCode: ROOM })).value;
    const shared = (await assign({ cooperating: [{ agencyCode: OTHER_DEPARTMENT }] })).value;
    await expect(service.request(getTask, { id: alone.id }, other)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(service.request(getTask, { id: shared.id }, other)).resolves.toMatchObject({ value: shared });
    await expect(complete(shared.id, other)).rejects.toMatchObject({ kind: 'forbidden' });
    const seen = (await list({}, other)).items;
    expect(seen.length).toBeGreaterThan(0);
    for (const task of seen) expect(task.cooperating).toEqual([{ agencyCode: OTHER_DEPARTMENT, dueOn: null }]);
  });

  it('are listed by due day, undated last, in pages that neither repeat nor leave out', async () => {
    const clause = 'pages';
    const days = ['2018-12-01', null, '2018-11-01', '2018-12-01', null, '2018-10-01'];
    for (const dueOn of days) await assign({ dueOn, clause, source: 'other' });
    const seen: (string | null)[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await list({ source: 'other', limit: 2, after });
      seen.push(...page.items.map(({ dueOn }) => dueOn ?? null));
      more = page.next !== null;
      after = page.next ?? undefined;
    }
    expect(seen).toEqual(['2018-10-01', '2018-11-01', '2018-12-01', '2018-12-01', null, null]);
  });

  it('are filtered by how they stand today as the view says it', async () => {
    clock.set('2018-10-15T08:00:00Z');
    const all = (await list({})).items;
    for (const timeliness of ['open', 'overdue', 'on-time', 'late', 'undated'] as const) {
      const found = (await list({ timeliness })).items.map(({ id }) => id);
      expect(found).toEqual(all.filter((task) => task.timeliness === timeliness).map(({ id }) => id));
    }
    expect((await list({ dueFrom: '2018-11-01', dueTo: '2018-11-30' })).items).toHaveLength(1);
    expect((await list({ agency: ROOM })).items.every(({ leadAgencyCode }) => leadAgencyCode === ROOM)).toBe(true);
  });
});

it('the tables are what the entities say, and can be undone', async () => {
  const empty = await testService(oversight);
  expect(await schemaFaults(empty.dataSource)).toEqual([]);
  expect(await undoneTables(oversight, empty.dataSource)).toEqual(['migrations']);
  await empty.close();
});

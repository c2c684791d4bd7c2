import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assignTask,
  checkTrackingNumber,
  listTasks,
  platformRequests,
  receiveOpinion,
  registerDocument,
} from '#contracts';
import type { RecordedRow, ServiceName } from '#contracts';
import { Bus } from '#messaging';
import { startService, type RunningService, type ServiceConfig, type ServiceDefinition } from '#service';
import { emptyDatabase, testServer, type EmptyDatabase } from '#testing';
import { catalogue } from '../../apps/catalogue/src/catalogue.module.js';
import { exchange } from '../../apps/exchange/src/exchange.module.js';
import { feedback } from '../../apps/feedback/src/feedback.module.js';
import { oversight } from '../../apps/oversight/src/oversight.module.js';
import { dossier } from '../../apps/dossier/src/dossier.module.js';
import { postal } from '../../apps/postal/src/postal.module.js';

/** The department of information and communications, as the catalogue seeds it. */
const DEPARTMENT = '000.00.15.H10';

const running: RunningService[] = [];
const databases: EmptyDatabase[] = [];

async function start<C extends ServiceConfig>(definition: ServiceDefinition<C>): Promise<RunningService> {
  const database = await emptyDatabase();
  databases.push(database);
  const service = await startService(definition, {
    DATABASE_URL: database.url,
    NATS_URL: testServer('TEST_NATS_URL'),
    LOG_LEVEL: 'warn',
    FEEDBACK_PERSON_KEY: 'cd'.repeat(32),
    STORAGE_DIRECTORY: '/nowhere',
    PERSON_KEY: 'ab'.repeat(32),
    POSTAL_PERSON_KEY: 'ef'.repeat(32),
  });
  running.push(service);
  return service;
}

let bus: Bus;
beforeAll(async () => {
  const first = await start(catalogue);
  for (const definition of [exchange, oversight]) await start(definition);
  await start(dossier);
  await start(postal);
  await start(feedback);
  bus = first.app.get(Bus, { strict: false });
}, 120_000);
afterAll(async () => {
  for (const service of running.toReversed()) await service.close();
  for (const database of databases) await database.drop();
}, 60_000);

/** Events of a service as others read them, once there are some. */
async function eventsOf(service: ServiceName): Promise<string[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { events } = (await bus.ask(platformRequests[service].readEvents, { after: 0 })).value;
    if (events.length > 0)
      return events.map(([, , , , text]: RecordedRow) => (JSON.parse(text) as { type: string }).type);
    await new Promise((next) => setTimeout(next, 50));
  }
  return [];
}

describe('postal, exchange, feedback and oversight on a real broker and database', () => {
  it.each(['postal', 'exchange', 'feedback', 'oversight'] as const)('%s starts and is ready', async (name) => {
    const { value } = await bus.ask(platformRequests[name].health, {});
    expect(value).toMatchObject({ service: name, ready: true });
  });

  it('a number of an item is checked', async () => {
    const { value } = await bus.ask(checkTrackingNumber, { number: 'RR123456785VN' });
    expect(value).toMatchObject({ format: 'S10', valid: true, country: 'VN', checkDigit: 5 });
  });

  it('a document goes into the register and its event into the numbered log', async () => {
    const { position } = await bus.ask(registerDocument, {
      agencyCode: DEPARTMENT,
      direction: 'outgoing',
      number: 600,
      notation: 'STTTT-VP',
      issuedOn: '2018-08-30',
      recipients: ['000.00.00.H10'],
      class: 'electronic',
      secrecy: 'none',
    });
    expect(position).toBeGreaterThan(0);
    expect(await eventsOf('exchange')).toEqual(['exchange.document.registered.v1']);
  });

  it('an opinion is numbered and due, and its event says nothing of who spoke', async () => {
    const petitioner = { name: 'Trần Thị Bưởi', address: 'Đồng Xoài', phone: '0987654321' };
    const said = { channel: 'counter', agencyCode: DEPARTMENT, content: 'Chờ lâu', petitioner } as const;
    const { value } = await bus.ask(receiveOpinion, { ...said, receivedAt: '2018-09-05T09:00:00+07:00' });
    expect(value).toMatchObject({ number: `${DEPARTMENT}-2018-00001`, dueOn: '2018-09-10' });
    expect(await eventsOf('feedback')).toEqual(['feedback.opinion.received.v1']);
  });

  it('a task is given and listed', async () => {
    const document = { number: '600/STTTT-VP', issuedOn: '2018-08-30' };
    const task = { document, source: 'other', leadAgencyCode: DEPARTMENT, title: 'Báo cáo' } as const;
    const { value } = await bus.ask(assignTask, task);
    expect((await bus.ask(listTasks, {})).value.items).toEqual([value]);
    expect(await eventsOf('oversight')).toEqual(['oversight.task.assigned.v1']);
  });
});

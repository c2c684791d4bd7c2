import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, connect } from '@nats-io/transport-node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NatsServer, startNats } from '../local/nats-server.js';
import { BROKER_USERS, SERVICES, natsAuthorization } from './services.js';

let server: NatsServer;
const folder = mkdtempSync(join(tmpdir(), 'chi-so-broker-'));
const connections = new Map<string, NatsConnection>();
const refused: string[] = [];

beforeAll(async () => {
  const config = natsAuthorization((user) => `"secret-${user}"`);
  server = await startNats({ folder, config, log: join(folder, 'nats.log') });
  for (const user of BROKER_USERS) {
    const options = {
      servers: server.url,
      user,
      pass: `secret-${user}`,
      inboxPrefix: `_INBOX_${user}`,
      reconnect: false,
    };
    const connection = await connect(options);
    void watch(user, connection);
    connections.set(user, connection);
  }
});

afterAll(async () => {
  for (const connection of connections.values()) await connection.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function watch(user: string, connection: NatsConnection): Promise<void> {
  for await (const status of connection.status())
    if (status.type === 'error') refused.push(`${user}: ${status.error.message}`);
}

const as = (user: string): NatsConnection => {
  const connection = connections.get(user);
  if (!connection) throw new Error(`no such user: ${user}`);
  return connection;
};

/** What the broker refuses of what `act` tries; it says so beside the connection's ordinary traffic. */
async function refusals(user: string, act: (connection: NatsConnection) => void): Promise<string[]> {
  refused.length = 0;
  act(as(user));
  await as(user).flush();
  await new Promise((next) => setTimeout(next, 20));
  return [...refused];
}

test.each(BROKER_USERS)('%s may not announce for another, nor ask what it does not declare', async (user) => {
  const other = SERVICES.find((service) => service !== user) ?? '';
  const subjects = [
    `events.${other}.thing.happened.v1`,
    `head.${other}`,
    `doorbell.${other}`,
    `rq.${other}.undeclared`,
  ];
  const stream = `EVENTS_${other}`;
  for (const act of ['DELETE', 'PURGE', 'CREATE', 'UPDATE', 'MSG.DELETE', 'SNAPSHOT', 'RESTORE'])
    subjects.push(`$JS.API.STREAM.${act}.${stream}`);
  // Not even its own stream may a service delete: what is published stays as long as the broker keeps it.
  subjects.push(`_INBOX_${other}.abc`, `$JS.API.STREAM.DELETE.EVENTS_${user}`, '$SYS.REQ.SERVER.PING');
  if (user !== 'reporting') subjects.push('changes.reporting');
  for (const subject of subjects)
    expect(await refusals(user, (connection) => connection.publish(subject, 'x'))).toEqual([
      expect.stringMatching(/permissions violation/i),
    ]);
});

test.each(BROKER_USERS)("%s may not hear another's requests or answers", async (user) => {
  const other = SERVICES.find((service) => service !== user) ?? '';
  const everything = ['>', 'rq.>', 'events.>', 'doorbell.>', '$JS.>', '$SYS.>', '_INBOX.>'];
  for (const subject of [`rq.${other}.>`, `_INBOX_${other}.>`, `events.${other}.>`, `doorbell.${other}`, ...everything])
    expect(
      await refusals(user, (connection) => void connection.subscribe(subject, { callback: () => undefined })),
    ).toEqual([expect.stringMatching(/permissions violation/i)]);
});

test('a declared request is answered across users', async () => {
  const subject = 'rq.dossier.health';
  as('dossier').subscribe(subject, { queue: 'dossier', callback: (_, message) => void message.respond('well') });
  await as('dossier').flush();
  expect((await as('gateway').request(subject, '')).string()).toBe('well');
});

test('a producer makes its stream and fills it; a listener reads it in order; others can not', async () => {
  const manager = await jetstreamManager(as('dossier'));
  await manager.streams.add({ name: 'EVENTS_dossier', subjects: ['events.dossier.>'] });
  await jetstream(as('dossier')).publish('events.dossier.thing.happened.v1', 'one', { msgID: '1' });
  const consumer = await jetstream(as('reporting')).consumers.get('EVENTS_dossier');
  const message = await consumer.next({ expires: 2_000 });
  expect(message?.string()).toBe('one');
  await expect(jetstream(as('catalogue'), { timeout: 500 }).consumers.get('EVENTS_dossier')).rejects.toThrow();
});

import { expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import type { EventPage, ReadEvents } from '#contracts';
import { EventSource, systemClock, type Broker, type Bus } from './index.js';

const envelope = JSON.stringify({ specversion: '1.0', id: '1', type: 'dossier.a.b.v1', subject: 's', data: {} });
const soon = () => new Promise((next) => setImmediate(next));
const page = (after: number, count: number): EventPage => ({
  logId: 'log',
  head: 9,
  hashOfAfter: String(after),
  events: Array.from({ length: count }, (_, n) => [
    after + n + 1,
    '',
    String(after + n),
    String(after + n + 1),
    envelope,
  ]),
});

it('asks again for a page that could not be read ahead', async () => {
  const ask = jest.fn(async (_: unknown, { after }: ReadEvents) => {
    const call = ask.mock.calls.length;
    await soon();
    if (call === 2) throw new Error('nobody answers');
    return { value: page(after, 3) };
  });
  const broker = { connection: async () => ({ subscribe: () => undefined }) } as unknown as Broker;
  const dependencies = {
    broker,
    bus: { ask } as unknown as Bus,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  };
  const source = new EventSource('dossier', { ...dependencies, jetStream: false });
  const seqs = async (after: number) => (await source.next(0, after)).map(({ seq }) => seq);
  expect(await seqs(0)).toEqual([1, 2, 3]);
  await expect(seqs(3)).rejects.toThrow('nobody answers');
  expect(await seqs(3)).toEqual([4, 5, 6]);
});

it('reads on while a batch is applied, and asks for no page twice', async () => {
  const ask = jest.fn(async (_: unknown, { after }: ReadEvents) => {
    await soon();
    return { value: page(after, Math.min(3, 9 - after)) };
  });
  const broker = { connection: async () => ({ subscribe: () => undefined }) } as unknown as Broker;
  const bus = { ask } as unknown as Bus;
  const logger = pino({ level: 'silent' });
  const source = new EventSource('dossier', { broker, bus, clock: systemClock, logger, jetStream: false });
  const seqs = async (after: number) => (await source.next(0, after)).map(({ seq }) => seq);
  expect(await seqs(0)).toEqual([1, 2, 3]);
  await new Promise((next) => setTimeout(next, 20));
  expect(await seqs(3)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(ask.mock.calls.map(([, { after }]) => after)).toEqual([0, 3, 6]);
});

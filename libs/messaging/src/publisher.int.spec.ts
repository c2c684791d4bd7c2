import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { testServer } from '#testing';
import { Broker } from './broker.js';
import { Publisher } from './publisher.js';
import type { NumberedEvent } from './sequencer.js';

const logger = pino({ level: 'silent' });
const LOG_ID = `publisher-${process.pid}`;

const numbered = (from: number, count: number): NumberedEvent[] =>
  Array.from({ length: count }, (_, n) => ({
    logId: LOG_ID,
    seq: from + n,
    recordedAt: '2026-11-24T00:00:00.000Z',
    previousHash: '',
    hash: '',
    id: `${LOG_ID}-${from + n}`,
    type: 'exchange.note.written.v1',
    text: '{}',
  }));

describe('publisher', () => {
  it('sends each of a few events in order, of many only the last', async () => {
    const broker = new Broker({ service: 'exchange', url: testServer('TEST_NATS_URL') }, logger);
    const connection = await broker.connection();
    const heard: number[] = [];
    let all: () => void;
    const heardAll = new Promise<void>((resolve) => (all = resolve));
    connection.subscribe('events.exchange.>', {
      callback: (_, message) => {
        const { logId, seq } = message.json<{ logId: string; seq: number }>();
        if (logId === LOG_ID) heard.push(seq);
        if (seq === 304) all();
      },
    });
    const publisher = new Publisher('exchange', broker, logger);
    await publisher.ensureStream();

    publisher.publish(numbered(1, 3));
    publisher.publish(numbered(4, 300));
    publisher.publish(numbered(304, 1));
    await heardAll;

    expect(heard).toEqual([1, 2, 3, 303, 304]);
    await publisher.stop();
    await broker.close();
  });
});

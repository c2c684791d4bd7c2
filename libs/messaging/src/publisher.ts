import { jetstream, jetstreamManager, type JetStreamClient, type StreamConfig } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { Broker } from './broker.js';
import type { NumberedEvent } from './sequencer.js';

const KEPT = 20_000;
const BATCH = 500;
/** So many events numbered at once come of an import: its consumers read pages, a message each would only cost the broker. */
const BULK = 250;
const HOURS_48 = 48 * 3_600 * 1e9;
const SIZES = [1024 ** 3, 64 * 1024 ** 2, 8 * 1024 ** 2];

export const streamOf = (service: string): string => `EVENTS_${service}`;

/** JSON with the stored bytes of the envelope at its end, so that a reader can check the hash. */
export const wire = (event: NumberedEvent): string =>
  `{"logId":"${event.logId}","seq":${event.seq},"recordedAt":"${event.recordedAt}","previousHash":"${event.previousHash}","hash":"${event.hash}","event":${event.text}}`;

/** Puts numbered events into JetStream, in order. Only the fast way: what it drops or the broker loses, consumers pull. */
export class Publisher {
  private queue: NumberedEvent[] = [];
  private working?: Promise<void>;
  private stopped = false;

  constructor(
    private readonly service: string,
    private readonly broker: Broker,
    private readonly logger: Logger,
  ) {}

  publish(events: NumberedEvent[]): void {
    // After a restore to an earlier moment numbers are given anew: what waits under them is no longer true.
    const first = events[0]?.seq ?? 0;
    // The last of many is told: it leaves a hole, and who sees the hole pulls.
    const told = events.length < BULK ? events : events.slice(-1);
    this.queue = [...this.queue.filter((event) => event.seq < first), ...told];
    if (this.queue.length > KEPT) this.queue = this.queue.slice(-KEPT / 2);
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async work(): Promise<void> {
    const connection = await this.broker.connection();
    const client = jetstream(connection, { timeout: 5_000 });
    while (this.queue.length > 0 && !this.stopped) {
      const batch = this.queue.slice(0, BATCH);
      try {
        await send(batch, connection, client);
        const last = batch.at(-1)!.seq;
        this.queue = this.queue.filter((event) => event.seq > last);
      } catch (error) {
        this.logger.warn({ reason: String(error) }, 'events are not published; consumers pull them');
        await new Promise((done) => setTimeout(done, 500));
        await this.ensureStream().catch(() => undefined);
      }
    }
  }

  /** Creates the stream anew when it is missing, e.g. after the whole store was deleted. */
  async ensureStream(): Promise<void> {
    const manager = await jetstreamManager(await this.broker.connection(), { checkAPI: false, timeout: 5_000 });
    const name = streamOf(this.service);
    if (await manager.streams.info(name).catch(() => undefined)) return;
    const config: Partial<StreamConfig> & { name: string } = {
      name,
      subjects: [`events.${this.service}.>`],
      max_age: HOURS_48,
      discard: 'old',
      storage: 'file',
    };
    for (const max_bytes of SIZES) {
      const added = await manager.streams.add({ ...config, max_bytes }).catch((error: unknown) => error as Error);
      if (!(added instanceof Error)) return;
      this.logger.warn({ reason: added.message, max_bytes }, 'stream refused');
    }
  }
}

const subjectOf = ({ type }: NumberedEvent): string => `events.${type}`;

/**
 * Only the last event is acknowledged: the stream stores what it is sent in order, and an answer for each costs producer and broker
 * more than the event. What is lost on the way leaves a hole, which consumers see and fill from the producer.
 */
async function send(
  batch: readonly NumberedEvent[],
  connection: NatsConnection,
  client: JetStreamClient,
): Promise<void> {
  for (const event of batch.slice(0, -1)) {
    const head = headers();
    head.set('Nats-Msg-Id', event.id);
    connection.publish(subjectOf(event), wire(event), { headers: head });
  }
  const last = batch.at(-1)!;
  await client.publish(subjectOf(last), wire(last), { msgID: last.id });
}

import { jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { platformRequests, type Head, type Recorded, type ServiceName } from '#contracts';
import type { Broker } from './broker.js';
import type { Bus } from './bus.js';
import type { Clock } from './clock.js';
import { streamOf } from './publisher.js';
import { fromRow, fromWire } from './recorded.js';

const BUFFERED = 20_000;
const BEHIND_MS = 2_000;
const PAGE = 2_000;
const ENOUGH = 500;

interface Page {
  after: number;
  hashOfAfter: string | null;
  head: number;
  logId: string;
  events: Recorded[];
}

/** Where a consumer reads one producer's events: JetStream's tail when it is heard, pages pulled from the producer when not. */
export class EventSource {
  /** The producer's last word about its log; the watermark of `asOf`. */
  head?: Head;
  private buffer: Recorded[] = [];
  /** What the producer had at an instant. */
  private goal?: { seq: number; at: number };
  private pulling = true;
  private ahead?: Promise<Page>;
  private aheadOf = -1;
  private waiters: (() => void)[] = [];
  private stopped = false;
  private heads?: Subscription;
  private messages?: ConsumerMessages;

  constructor(
    readonly producer: ServiceName,
    private readonly dependencies: { broker: Broker; bus: Bus; clock: Clock; logger: Logger; jetStream: boolean },
  ) {}

  start(): void {
    void this.hear();
    if (this.dependencies.jetStream) void this.follow();
  }

  stop(): void {
    this.stopped = true;
    this.heads?.unsubscribe();
    this.messages?.stop();
    this.notify();
  }

  /** Events after `seq`, without holes; empty after a while when there is nothing new. `proof` is the producer's own hash of `seq`, when it was asked. */
  async next(seq: number, most = 1_000): Promise<{ events: Recorded[]; page?: Page }> {
    const first = this.buffer.findIndex((event) => event.seq > seq);
    const buffered = first >= 0 && this.buffer[first]!.seq === seq + 1;
    const behind = this.isBehind(seq) || this.pulling;
    // A broker that only trickles must not keep a consumer that is behind from whole pages.
    if (buffered && (!behind || this.buffer.length - first >= ENOUGH))
      return { events: this.buffer.slice(first, first + most) };
    if (behind || first >= 0) return this.pull(seq);
    await this.wait(250);
    return { events: [] };
  }

  /** Lanes are past this: it need not be kept. */
  passed(seq: number): void {
    const first = this.buffer.findIndex((event) => event.seq > seq);
    this.buffer = first < 0 ? [] : this.buffer.slice(first);
  }

  /** Starts over, e.g. for a rebuild. */
  rewind(): void {
    this.buffer = [];
    this.ahead = undefined;
    this.pulling = true;
  }

  /** Whether what the producer had more than 2 s ago has not been reached yet, or its log ends elsewhere. */
  private isBehind(seq: number): boolean {
    const { head } = this;
    if (!head || head.seq === seq) {
      this.goal = undefined;
      return false;
    }
    const at = this.dependencies.clock.now().getTime();
    if (!this.goal || (seq >= this.goal.seq && head.seq > seq)) this.goal = { seq: head.seq, at };
    return at - this.goal.at > BEHIND_MS;
  }

  private async pull(seq: number): Promise<{ events: Recorded[]; page: Page }> {
    const asked = this.aheadOf === seq ? this.ahead : undefined;
    this.ahead = undefined; // before waiting: an answer that failed must not be waited for again
    const page = await (asked ?? this.page(seq));
    const last = page.events.at(-1)?.seq ?? seq;
    this.pulling = last < page.head;
    if (!this.pulling) this.goal = undefined;
    this.keep(page.events, last);
    if (this.pulling && page.events.length > 0) {
      this.aheadOf = last;
      this.ahead = this.page(last);
      this.ahead.catch(() => undefined);
    }
    return { events: page.events, page };
  }

  /** A pulled page is kept for the other lanes and for another try, joined to the tail where they meet. */
  private keep(pulled: Recorded[], last: number): void {
    const rest = this.buffer.filter((event) => event.seq > last);
    this.buffer = rest.length > 0 && rest[0]!.seq !== last + 1 ? pulled : [...pulled, ...rest];
  }

  private async page(after: number): Promise<Page> {
    const contract = platformRequests[this.producer].readEvents;
    const { value } = await this.dependencies.bus.ask(contract, { after, limit: PAGE });
    const { logId, head, hashOfAfter, events } = value;
    return { after, logId, head, hashOfAfter: hashOfAfter ?? null, events: events.map((row) => fromRow(logId, row)) };
  }

  private async hear(): Promise<void> {
    const connection = await this.dependencies.broker.connection();
    this.heads = connection.subscribe(`head.${this.producer}`, {
      callback: (error, message) => {
        if (error) return;
        this.head = message.json<Head>();
        this.notify();
      },
    });
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      try {
        const client = jetstream(await this.dependencies.broker.connection());
        const consumer = await client.consumers.get(streamOf(this.producer), { deliver_policy: 'new' });
        this.messages = await consumer.consume({ max_messages: 1_000 });
        for await (const message of this.messages) this.take(fromWire(message.data));
      } catch (error) {
        this.dependencies.logger.debug({ producer: this.producer, reason: String(error) }, 'JetStream is not heard');
      }
      await new Promise((done) => setTimeout(done, 2_000).unref());
    }
  }

  private take(event: Recorded): void {
    const last = this.buffer.at(-1)?.seq;
    if (last !== undefined && event.seq <= last) return;
    // Beyond a hole nothing is kept: the lanes pull up to it, and then the tail fits again.
    if (last !== undefined && event.seq !== last + 1) this.pulling = true;
    else this.buffer.push(event);
    if (this.buffer.length > BUFFERED) this.buffer = this.buffer.slice(-BUFFERED / 2);
    this.notify();
  }

  private notify(): void {
    const waiting = this.waiters;
    this.waiters = [];
    for (const wake of waiting) wake();
  }

  private async wait(ms: number): Promise<void> {
    if (this.stopped) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.waiters.push(resolve);
      timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
  }
}

import { jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { platformRequests, type Head, type Recorded, type ServiceName } from '#contracts';
import type { Broker } from './broker.js';
import type { Bus } from './bus.js';
import type { Clock } from './clock.js';
import { streamOf } from './publisher.js';
import { fromRow, fromWire } from './recorded.js';

const BEHIND_MS = 2_000;
const MOST_A_PAGE = 2_000;
const ENOUGH = 500;
/** Most events of a batch: the more, the fewer cells are written twice; memory sets the limit. */
const BATCH = 2_000;
/** Pages are read on while the lanes apply, up to so many events: one batch in work, one waiting. */
const AHEAD = 2 * BATCH;
/** So far behind, the broker would only send again what pages bring sooner: it is left alone until the lanes are near. */
const FAR = 5_000;
const NEAR = 1_000;

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
  private far = false;
  /** A page ends by its bytes; asking for many more events than fit makes the producer read them in vain. */
  private limit = MOST_A_PAGE / 4;
  private ahead?: Promise<Page>;
  private aheadOf = -1;
  /** The page read ahead, come before there was room for it. */
  private arrived?: Page;
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

  /** Events after `seq`, without holes; empty after a while when there is nothing new. `page` is what the producer itself has just answered. */
  async next(seq: number, most = BATCH): Promise<{ events: Recorded[]; page?: Page }> {
    const first = this.buffer.findIndex((event) => event.seq > seq);
    const buffered = first >= 0 && this.buffer[first]!.seq === seq + 1;
    const behind = this.isBehind(seq) || this.pulling;
    if (buffered && (!behind || this.isEnough(first))) return { events: this.buffer.slice(first, first + most) };
    if (behind || first >= 0) return this.pull(seq);
    await this.wait(250);
    return { events: [] };
  }

  /** A broker that only trickles must not keep a consumer that is behind from whole pages. */
  private isEnough(first: number): boolean {
    const readOn = this.ahead !== undefined && this.aheadOf === this.buffer.at(-1)!.seq;
    return readOn || this.buffer.length - first >= ENOUGH;
  }

  /** Lanes are past this: it need not be kept. */
  passed(seq: number): void {
    const first = this.buffer.findIndex((event) => event.seq > seq);
    this.buffer = first < 0 ? [] : this.buffer.slice(first);
    this.takeArrived();
  }

  /** Starts over, e.g. for a rebuild. */
  rewind(): void {
    this.buffer = [];
    this.ahead = this.arrived = undefined;
    this.pulling = true;
  }

  /** Whether what the producer had more than 2 s ago has not been reached yet, or its log ends elsewhere. */
  private isBehind(seq: number): boolean {
    const { head } = this;
    if (!head || head.seq === seq) {
      this.goal = undefined;
      return false;
    }
    if (head.seq - seq > FAR) this.judge(head.seq - seq);
    const at = this.dependencies.clock.now().getTime();
    if (!this.goal || (seq >= this.goal.seq && head.seq > seq)) this.goal = { seq: head.seq, at };
    return at - this.goal.at > BEHIND_MS;
  }

  private async pull(seq: number): Promise<{ events: Recorded[]; page: Page }> {
    const asked = this.aheadOf === seq ? this.ahead : undefined;
    this.ahead = this.arrived = undefined; // before waiting: an answer that failed must not be waited for again
    const page = await (asked ?? this.page(seq));
    this.came(page);
    return { events: page.events, page };
  }

  private came(page: Page): void {
    const last = page.events.at(-1)?.seq ?? page.after;
    this.judge(page.head - last);
    this.pulling = last < page.head;
    if (!this.pulling) this.goal = undefined;
    this.keep(page, last);
    if (this.pulling && page.events.length > 0) this.readOn(last);
  }

  /** Asks for the page after this one while the lanes apply; and for the next when it has come and there is room. */
  private readOn(last: number): void {
    const ahead = this.page(last);
    this.ahead = ahead;
    this.aheadOf = last;
    ahead.then(
      (page) => {
        if (this.ahead !== ahead) return; // a lane waits for it itself, or all starts over
        this.arrived = page;
        this.takeArrived();
      },
      () => undefined,
    );
  }

  private takeArrived(): void {
    const page = this.arrived;
    if (!page || this.buffer.length >= AHEAD) return;
    this.ahead = this.arrived = undefined;
    this.came(page);
  }

  /** A pulled page is kept for the other lanes and for another try, joined to what is kept where they meet. */
  private keep({ after, events }: Page, last: number): void {
    const rest = this.buffer.filter((event) => event.seq > last);
    const before = this.buffer.filter((event) => event.seq <= after);
    const joined = before.length > 0 && before.at(-1)!.seq === after ? [...before, ...events] : events;
    this.buffer = rest.length > 0 && rest[0]!.seq !== last + 1 ? joined : [...joined, ...rest];
  }

  /** How many events are missing decides whether the broker is listened to. */
  private judge(missing: number): void {
    if (missing > FAR && !this.far) {
      this.far = this.pulling = true;
      this.messages?.stop();
    } else if (missing < NEAR && this.far) {
      this.far = false;
      this.notify();
    }
  }

  private async page(after: number): Promise<Page> {
    const contract = platformRequests[this.producer].readEvents;
    const { value } = await this.dependencies.bus.ask(contract, { after, limit: this.limit });
    const { logId, head, hashOfAfter, events } = value;
    this.limit = Math.min(MOST_A_PAGE, Math.ceil(events.length * 1.25) + 100);
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
      while (this.far && !this.stopped) await this.wait(1_000);
      try {
        const client = jetstream(await this.dependencies.broker.connection());
        const consumer = await client.consumers.get(streamOf(this.producer), { deliver_policy: 'new' });
        this.messages = await consumer.consume({ max_messages: 1_000 });
        for await (const message of this.messages) this.take(fromWire(message.data));
      } catch (error) {
        this.dependencies.logger.debug({ producer: this.producer, reason: String(error) }, 'JetStream is not heard');
      }
      if (this.far) continue;
      await new Promise((done) => setTimeout(done, 2_000).unref());
    }
  }

  private take(event: Recorded): void {
    const last = this.buffer.at(-1)?.seq;
    if (last !== undefined && event.seq <= last) return;
    // Beyond a hole nothing is kept: the lanes pull up to it, and then the tail fits again.
    if (last !== undefined && event.seq !== last + 1) this.pulling = true;
    else this.buffer.push(event);
    if (this.buffer.length > AHEAD + FAR) this.overtaken();
    this.notify();
  }

  /** Lanes that are slower than the broker pull what they need, when they need it. */
  private overtaken(): void {
    this.buffer = this.buffer.slice(0, BATCH);
    this.judge(Infinity);
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

import { jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import type { Subscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { platformRequests, type EventPage, type Head, type Recorded, type ServiceName } from '#contracts';
import { Bell } from './bell.js';
import type { Broker } from './broker.js';
import type { Bus } from './bus.js';
import type { Clock } from './clock.js';
import { streamOf } from './publisher.js';
import { fromRow, fromWire } from './recorded.js';

const BEHIND_MS = 2_000;
const MOST_A_PAGE = 2_000;
/** Most events of a batch: the more, the fewer cells are written twice; memory sets the limit. */
const BATCH = 2_000;
/** Pages are read on while the lanes apply, up to so many events: one batch in work, one waiting. */
const AHEAD = 2 * BATCH;
/** So far behind, the broker would only send again what pages bring sooner: it is left alone until the lanes are near. */
const FAR = 5_000;
const NEAR = 1_000;

/** One producer's events from the slowest lane on, without holes: JetStream's tail when it is heard, pages pulled from the producer when not. */
export class EventSource {
  /** The producer's last word about its log; the watermark of `asOf`. */
  head?: Head;
  private kept: Recorded[] = [];
  /** The seq each lane last asked to go on from. */
  private readonly asked = new Map<number, number>();
  /** Whether pages are read until the producer has no more. What JetStream says meanwhile is not kept. */
  private pulling = true;
  private page?: Promise<void>;
  private failure?: Error;
  private far = false;
  /** What the producer had at an instant. */
  private goal?: { seq: number; at: number };
  /** A page ends by its bytes; asking for many more events than fit makes the producer read them in vain. */
  private limit = MOST_A_PAGE / 4;
  private readonly news = new Bell();
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
    this.news.ring();
  }

  /** What follows `seq` for a lane, which has applied all before; empty after a while when there is nothing new. Throws when the producer does not answer. */
  async next(lane: number, seq: number): Promise<Recorded[]> {
    this.asked.set(lane, seq);
    if (this.kept.length > 0 && seq < this.kept[0]!.seq - 1) this.rewind();
    this.kept = this.after(Math.min(...this.asked.values()));
    if (this.isLate()) this.pulling = true;
    this.failure = undefined;
    this.pull();
    if (this.end <= seq) await this.news.wait(this.page ? undefined : 250);
    if (this.failure) throw this.failure as Error;
    return this.after(seq).slice(0, BATCH);
  }

  /** Starts over from where the lanes are. */
  rewind(): void {
    this.kept = [];
    this.pulling = true;
    this.news.ring();
  }

  /** The producer's own answer; `hashOfAfter` tells whether its log is still the one that was read. */
  async ask(after: number, limit: number): Promise<EventPage> {
    return (await this.dependencies.bus.ask(platformRequests[this.producer].readEvents, { after, limit })).value;
  }

  private get end(): number {
    return this.kept.at(-1)?.seq ?? Math.min(...this.asked.values());
  }

  private after(seq: number): Recorded[] {
    return this.kept.length === 0 ? this.kept : this.kept.slice(Math.max(0, seq + 1 - this.kept[0]!.seq));
  }

  /** Whether what the producer had more than 2 s ago is not here yet. */
  private isLate(): boolean {
    const { head, end } = this;
    if (!head || head.seq <= end) this.goal = undefined;
    else if (!this.goal || this.goal.seq <= end)
      this.goal = { seq: head.seq, at: this.dependencies.clock.now().getTime() };
    return this.goal !== undefined && this.dependencies.clock.now().getTime() - this.goal.at > BEHIND_MS;
  }

  private pull(): void {
    if (!this.pulling || this.kept.length >= AHEAD || this.stopped) return;
    this.page ??= this.read()
      .catch((error: Error) => void (this.failure = error))
      .finally(() => {
        this.page = undefined;
        if (!this.failure) this.pull();
        this.news.ring();
      });
  }

  private async read(): Promise<void> {
    const after = this.end;
    const { logId, head, events } = await this.ask(after, this.limit);
    if (this.end !== after) return; // started over meanwhile
    this.kept = [...this.kept, ...events.map((row) => fromRow(logId, row))];
    this.limit = Math.min(MOST_A_PAGE, Math.ceil(events.length * 1.25) + 100);
    this.pulling = events.length > 0 && this.end < head;
    if (!this.pulling) this.goal = undefined;
    this.judge(head);
  }

  /** How many events are missing decides whether the broker is listened to. */
  private judge(head: number): void {
    const missing = head - this.end;
    if (missing > FAR && !this.far) {
      this.far = this.pulling = true;
      this.messages?.stop();
    } else if (missing < NEAR) this.far = false;
  }

  private async hear(): Promise<void> {
    const connection = await this.dependencies.broker.connection();
    this.heads = connection.subscribe(`head.${this.producer}`, {
      callback: (error, message) => {
        if (error) return;
        this.head = message.json<Head>();
        this.judge(this.head.seq);
        this.news.ring();
      },
    });
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      while (this.far && !this.stopped) await this.news.wait(1_000);
      try {
        const client = jetstream(await this.dependencies.broker.connection());
        const consumer = await client.consumers.get(streamOf(this.producer), { deliver_policy: 'new' });
        this.messages = await consumer.consume({ max_messages: 1_000 });
        for await (const message of this.messages) this.take(fromWire(message.data));
      } catch (error) {
        this.dependencies.logger.debug({ producer: this.producer, reason: String(error) }, 'JetStream is not heard');
      }
      if (!this.far) await new Promise((done) => setTimeout(done, 2_000).unref());
    }
  }

  /** Beyond a hole, and when the lanes are slower than the broker, nothing is kept: pages are pulled up to it, and then the tail fits again. */
  private take(event: Recorded): void {
    if (this.pulling || event.seq <= this.end) return;
    if (event.seq === this.end + 1 && this.kept.length < AHEAD) this.kept.push(event);
    else this.pulling = true;
    this.news.ring();
  }
}

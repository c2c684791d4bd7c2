import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '#messaging';
import { Rounds, SERVICE_CONFIG } from '#service';
import type { ExchangeConfig } from '../config.js';
import { OutgoingStatus } from './outgoing-message.entity.js';
import { claimDue } from './outbox.queries.js';

const EVERY_MS = 2_000;
const TIMEOUT_MS = 10_000;
/** 30 s, 1 min, 2 min … about four hours until a message is given up. */
const ATTEMPTS = 10;
const FIRST_PAUSE_MS = 30_000;

/**
 * Sends queued statuses to the exchange. A message that can't be delivered is tried again with growing pauses, and then
 * stands in the list of those given up, where people see it and may send it again.
 */
@Injectable()
export class OutboxSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox');
  private readonly rounds = new Rounds(() => this.sendDue(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`not sent: ${String(error)}`),
  });

  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ExchangeConfig,
  ) {}

  /** Without an address nothing is sent: messages wait. */
  onApplicationBootstrap(): void {
    if (!this.config.OUTBOUND_URL) return;
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Everything that is due, one after another. */
  async sendDue(): Promise<void> {
    while (await this.sendNext());
  }

  private async sendNext(): Promise<boolean> {
    const now = this.clock.now().getTime();
    const message = await claimDue(this.db, new Date(now), new Date(now + 2 * TIMEOUT_MS));
    if (!message) return false;
    const error = await this.post(message);
    const attempts = message.attempts + 1;
    await this.db
      .getRepository(OutgoingStatus)
      .update(message.id, { attempts, error, ...this.outcome(error, attempts) });
    if (error !== null && attempts >= ATTEMPTS) this.logger.error(`message ${message.id} is given up: ${error}`);
    return true;
  }

  private outcome(error: string | null, attempts: number): Partial<OutgoingStatus> {
    if (error === null) return { state: 'sent' };
    if (attempts >= ATTEMPTS) return { state: 'dead' };
    return { nextAt: new Date(this.clock.now().getTime() + FIRST_PAUSE_MS * 2 ** (attempts - 1)) };
  }

  /** Null when it was accepted, else why not. Repeating is harmless: the receiver knows a message by its content. */
  private async post({ id, body }: OutgoingStatus): Promise<string | null> {
    const token = this.config.OUTBOUND_TOKEN;
    try {
      const answered = await fetch(this.config.OUTBOUND_URL!, {
        method: 'POST',
        headers: {
          'content-type': 'application/xml',
          'idempotency-key': id,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      });
      await answered.body?.cancel();
      return answered.ok ? null : `HTTP ${answered.status}`;
    } catch (error) {
      return ((error as { cause?: Error }).cause ?? (error as Error)).message.slice(0, 200);
    }
  }
}

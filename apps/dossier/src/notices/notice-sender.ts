import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '#messaging';
import { PersonsService } from '../person/persons.service.js';
import { CHANNELS, type MessageChannels } from './message-channel.js';
import { MOST_ATTEMPTS, nextAttempt } from './notice.rules.js';
import { claimQueued, markNotice, putOff, type QueuedRow } from './notices.queries.js';

/** While a message is with its channel nobody else takes it. */
const HELD_MS = 120_000;

/** Sends what is queued. At least once: a message that was taken over just before a crash goes again, under the same id. */
@Injectable()
export class NoticeSender {
  private readonly logger = new Logger('notices');

  constructor(
    private readonly db: DataSource,
    private readonly persons: PersonsService,
    @Inject(CHANNELS) private readonly channels: MessageChannels,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything that is due; answers how many were taken over. */
  async send(): Promise<number> {
    let sent = 0;
    for (;;) {
      const now = this.clock.now();
      const row = await claimQueued(this.db, now, new Date(now.getTime() + HELD_MS));
      if (!row) return sent;
      if (await this.one(row, now)) sent += 1;
    }
  }

  private async one(row: QueuedRow, now: Date): Promise<boolean> {
    const { id, channel, attempts } = row;
    const { subject, text } = JSON.parse(this.persons.openText(row.content, id)) as { subject: string; text: string };
    try {
      await this.channels[channel].send({ id, to: this.persons.openText(row.recipient, id), subject, text });
    } catch (error) {
      this.logger.warn(`notice ${id} was not taken over (attempt ${attempts}): ${messageOf(error)}`);
      if (attempts >= MOST_ATTEMPTS) await markNotice(this.db, id, 'failed', now);
      else await putOff(this.db, id, nextAttempt(attempts, now));
      return false;
    }
    await markNotice(this.db, id, 'sent', now);
    return true;
  }
}

/** Of the failure only its kind: an SMTP server's words name the recipient. */
const messageOf = (error: unknown): string => (error as { code?: string }).code ?? 'failed';

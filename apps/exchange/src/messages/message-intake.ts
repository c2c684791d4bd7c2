import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { MessageRecorded } from '#contracts';
import { EventLog } from '#messaging';
import { SignsOfLife } from '../connections/signs-of-life.js';
import { OutgoingStatus } from '../outbox/outgoing-message.entity.js';
import { RegisterLines } from '../register/register-lines.js';
import { KnownOrganisations } from './known-organisations.js';
import { ExchangeBatch, type Arrived, type Organisations } from './exchange-batch.js';
import { insertMessages, saveDocuments, saveTransfers } from './exchange.queries.js';
import { registerChanges } from './register-changes.rules.js';

/** A message, and a status of our own that goes out with it. */
export interface Submitted extends Arrived {
  readonly outgoing?: OutgoingStatus;
}

export interface Taken {
  readonly recorded: MessageRecorded;
  readonly position?: number;
}

interface Waiting {
  readonly submitted: Submitted;
  readonly resolve: (taken: Taken) => void;
  readonly reject: (error: unknown) => void;
}

const MOST = 200;

/**
 * Takes messages in: those that come while a transaction runs share the next one, so that a busy exchange costs a few
 * statements for many messages and an idle one no waiting.
 */
@Injectable()
export class MessageIntake {
  private queue: Waiting[] = [];
  private running = false;

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly lines: RegisterLines,
    private readonly organisations: KnownOrganisations,
    private readonly signs: SignsOfLife,
  ) {}

  /** Throws the `Problem` of this message; a database that fails fails all that shared its transaction. */
  take(submitted: Submitted): Promise<Taken> {
    return new Promise((resolve, reject) => {
      this.queue.push({ submitted, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, MOST);
      try {
        await this.together(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.running = false;
  }

  private async together(batch: readonly Waiting[]): Promise<void> {
    const known = await this.organisations.of(batch.map(({ submitted }) => submitted));
    const settled = await this.db.transaction((tx) => this.apply(tx, batch, known));
    for (const [n, { submitted, resolve, reject }] of batch.entries()) {
      const outcome = settled[n]!;
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.taken);
      const sender = known.registrarOf(submitted.message.from.id);
      if (sender && 'taken' in outcome) this.signs.note(sender.id, submitted.receivedAt);
    }
  }

  private async apply(tx: EntityManager, batch: readonly Waiting[], known: Organisations): Promise<Settled[]> {
    const all = batch.map(({ submitted }) => submitted);
    const exchange = new ExchangeBatch(known);
    const { by, receivedAt: time } = all[0]!;
    await exchange.load(tx, all, time);
    const applied = all.map((one) => attempt(() => exchange.apply(one)));
    const { documents, transfers, exchanges } = exchange.outcome();
    await saveDocuments(tx, documents);
    await saveTransfers(tx, transfers);
    await insertMessages(tx, exchange.messages);
    const outgoing = all.flatMap((one, n) => (one.outgoing && 'value' in applied[n]! ? [one.outgoing] : []));
    if (outgoing.length > 0) await tx.getRepository(OutgoingStatus).insert(outgoing);
    const changes = exchanges.flatMap((one) => registerChanges(one, (code) => known.registrarOf(code)));
    if (changes.length > 0) await this.lines.record(tx, changes, { by, time });
    const position = exchange.events.length > 0 ? await this.log.announce(tx, ...exchange.events) : undefined;
    return applied.map((one) =>
      'error' in one ? one : { taken: { recorded: one.value, ...(position ? { position } : {}) } },
    );
  }
}

type Settled = { taken: Taken } | { error: unknown };

function attempt<T>(work: () => T): { value: T } | { error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

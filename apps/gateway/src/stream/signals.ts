import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Subscription } from '@nats-io/transport-node';
import { Broker } from '#messaging';

/** Core NATS signals: heads of logs and notices of change. They may be lost; whoever hears one reads. */
@Injectable()
export class Signals implements OnApplicationShutdown {
  private readonly log = new Logger(Signals.name);
  private readonly open: Subscription[] = [];

  constructor(private readonly broker: Broker) {}

  /** Calls `listener` with the JSON of every message from now on; subscribes again by itself after a break. */
  on<T>(subject: string, listener: (signal: T) => void): void {
    void this.listen(subject, listener).catch((error: unknown) => this.log.error(`${subject}: ${String(error)}`));
  }

  private async listen<T>(subject: string, listener: (signal: T) => void): Promise<void> {
    const connection = await this.broker.connection();
    const subscription = connection.subscribe(subject);
    this.open.push(subscription);
    for await (const message of subscription) listener(message.json<T>());
  }

  onApplicationShutdown(): void {
    for (const subscription of this.open) subscription.unsubscribe();
  }
}

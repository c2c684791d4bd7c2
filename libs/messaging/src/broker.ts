import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';

export interface BrokerSettings {
  service: string;
  url: string;
  user?: string;
  password?: string;
}

/** The one NATS connection of a process's service; reconnects for ever, since nothing depends on the broker keeping anything. */
export class Broker {
  private current?: NatsConnection;
  private connecting?: Promise<NatsConnection>;

  constructor(
    private readonly settings: BrokerSettings,
    private readonly logger: Logger,
  ) {}

  /** Waits until the broker can be reached for the first time; at most `timeout` milliseconds where given. */
  async connection(): Promise<NatsConnection> {
    this.connecting ??= this.open();
    return this.connecting;
  }

  get connected(): boolean {
    return this.current !== undefined && !this.current.isClosed() && this.alive;
  }

  private alive = false;

  private async open(): Promise<NatsConnection> {
    const { service, url, user, password } = this.settings;
    const connection = await connect({
      servers: url.split(','),
      name: service,
      inboxPrefix: `_INBOX_${service}`,
      ...(user ? { user, pass: password ?? '' } : {}),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      waitOnFirstConnect: true,
      ignoreAuthErrorAbort: true,
      noAsyncTraces: true, // else every request makes an Error with its stack, in case it fails
      pingInterval: 5_000,
      maxPingOut: 2,
    });
    this.current = connection;
    this.alive = true;
    void this.watch(connection);
    return connection;
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.alive = false;
      if (status.type === 'reconnect') this.alive = true;
      if (status.type === 'disconnect' || status.type === 'reconnect')
        this.logger.warn({ nats: status.type }, 'broker');
      if (status.type === 'error') this.logger.error({ nats: String(status.error) }, 'broker refused');
    }
  }

  async close(): Promise<void> {
    const connection = this.current;
    if (!connection || connection.isClosed()) return;
    await Promise.race([connection.drain(), new Promise((done) => setTimeout(done, 2_000).unref())]);
    if (!connection.isClosed()) await connection.close();
  }
}

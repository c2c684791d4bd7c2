import { PassThrough } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CHANGES_SUBJECT, Problem, type ChangesNotice } from '#contracts';
import { SERVICE_CONFIG } from '#service';
import { GatewayConfig } from '../config.js';
import { AgencyTree } from './agency-tree.js';
import { merged, noticeFor, type ClientNotice } from './notice.rules.js';
import { Signals } from './signals.js';

const EVERY_MS = 1_000;
/** An hour, then the client comes again: with a token that still holds. */
const LONGEST_MS = 3_600_000;
const MOST = 1_000;

interface Client {
  readonly scope: string;
  readonly stream: PassThrough;
  pending: ClientNotice | null;
  quietFor: number;
  openFor: number;
}

/** Server-sent events of what may have changed, at most one a second a client, only of agencies in its scope. */
@Injectable()
export class Changes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly clients = new Set<Client>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly signals: Signals,
    private readonly agencies: AgencyTree,
    @Inject(SERVICE_CONFIG) private readonly config: GatewayConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.signals.on<ChangesNotice>(CHANGES_SUBJECT, (notice) => this.hear(notice));
    this.timer = setInterval(() => this.tell(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    for (const client of this.clients) client.stream.end();
  }

  /** A stream for one client; it ends when the client goes. */
  open(scope: string): PassThrough {
    if (this.clients.size >= MOST) throw new Problem('too-many', 'too-many.requests', { seconds: 60 });
    const client: Client = { scope, stream: new PassThrough(), pending: null, quietFor: 0, openFor: 0 };
    this.clients.add(client);
    client.stream.on('close', () => this.clients.delete(client));
    client.stream.write(': open\nretry: 3000\n\n');
    return client.stream;
  }

  private hear(notice: ChangesNotice): void {
    for (const client of this.clients) {
      const own = noticeFor(notice, client.scope, this.agencies);
      if (own) client.pending = client.pending ? merged(client.pending, own) : own;
    }
  }

  private tell(): void {
    for (const client of this.clients) {
      client.openFor += EVERY_MS;
      client.quietFor += EVERY_MS;
      if (client.openFor >= LONGEST_MS) client.stream.end();
      else if (client.stream.writableNeedDrain) continue;
      else if (client.pending) this.write(client, `event: changes\ndata: ${JSON.stringify(client.pending)}\n\n`);
      else if (client.quietFor >= this.config.STREAM_HEARTBEAT * 1_000) this.write(client, ': still here\n\n');
    }
  }

  private write(client: Client, text: string): void {
    client.stream.write(text);
    client.pending = null;
    client.quietFor = 0;
  }
}

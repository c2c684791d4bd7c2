import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import type { ServiceHealth } from '#contracts';
import type { Broker, Clock, Consumers } from '#messaging';
import type { Metrics } from './metrics.js';

/** Whether a service can do its work, and what is missing when it can't. */
export class Health {
  private readonly started: number;

  constructor(
    private readonly service: string,
    private readonly parts: { db?: DataSource; broker: Broker; consumers: Consumers; clock: Clock },
  ) {
    this.started = parts.clock.now().getTime();
  }

  async report(): Promise<ServiceHealth> {
    const now = this.parts.clock.now();
    const database = await this.database();
    const consumers = this.parts.consumers.states();
    const troubled = consumers.filter((state) => state.trouble);
    const ready = database === 'up' && this.parts.broker.connected && troubled.length === 0;
    return {
      service: this.service,
      ready,
      details: { database, broker: this.parts.broker.connected ? 'up' : 'down', consumers },
      uptime: (now.getTime() - this.started) / 1000,
      at: now.toISOString(),
    };
  }

  private async database(): Promise<string> {
    if (!this.parts.db) return 'up';
    try {
      await this.parts.db.query('SELECT 1');
      return 'up';
    } catch (error) {
      return String(error);
    }
  }
}

/** `/healthz` (alive), `/readyz`, `/metrics` on an inner port. */
export async function serveHealth(health: Health, metrics: Metrics, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    const send = (status: number, type: string, text: string) =>
      response.writeHead(status, { 'content-type': type }).end(text);
    const answer = async () => {
      if (request.url === '/healthz') return send(200, 'application/json', '{"status":"alive"}');
      if (request.url === '/metrics') return send(200, metrics.registry.contentType, await metrics.registry.metrics());
      if (request.url !== '/readyz') return send(404, 'text/plain', 'not found');
      const report = await health.report();
      return send(report.ready ? 200 : 503, 'application/json', JSON.stringify(report));
    };
    void answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return server;
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

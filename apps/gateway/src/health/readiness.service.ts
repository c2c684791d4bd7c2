import { Inject, Injectable } from '@nestjs/common';
import { Broker, Bus, CLOCK, type Clock } from '#messaging';
import { platformRequests, SERVICES, type ServiceHealth, type ServiceName } from '#contracts';

export interface Readiness {
  status: 'ready' | 'not-ready';
  broker: 'up' | 'down';
  /** `ready`, or what is wrong: without details that only an administrator should see. */
  services: Record<string, string>;
}

/** Many may ask at once; the services are asked at most four times a second. */
const FRESH_MS = 250;

/** Whether every service answers and can do its work. */
@Injectable()
export class ReadinessService {
  private last?: { at: number; report: Promise<Readiness> };

  constructor(
    private readonly bus: Bus,
    private readonly broker: Broker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  report(): Promise<Readiness> {
    const now = this.clock.now().getTime();
    if (!this.last || now - this.last.at >= FRESH_MS) this.last = { at: now, report: this.ask() };
    return this.last.report;
  }

  private async ask(): Promise<Readiness> {
    const states = await Promise.all(SERVICES.map(async (name) => [name, await this.stateOf(name)] as const));
    const broker = this.broker.connected ? 'up' : 'down';
    const ready = broker === 'up' && states.every(([, state]) => state === 'ready');
    return { status: ready ? 'ready' : 'not-ready', broker, services: Object.fromEntries(states) };
  }

  private async stateOf(service: ServiceName): Promise<string> {
    try {
      const { value } = await this.bus.ask(platformRequests[service].health, {}, { deadline: 2_000 });
      return value.ready ? 'ready' : missingOf(value);
    } catch {
      return 'no answer';
    }
  }
}

function missingOf({ details }: ServiceHealth): string {
  const { database, broker } = details as { database?: string; broker?: string };
  if (database !== 'up') return 'database out of reach';
  return broker === 'up' ? 'consumers in trouble' : 'broker out of reach';
}

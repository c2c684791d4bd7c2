import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '#messaging';
import { SERVICE_CONFIG } from '#service';
import type { PostalConfig } from '../config.js';
import { forgetCalls, storePolled } from '../webhook/carrier-event.queries.js';
import { EventApplier } from '../webhook/event-applier.js';
import { SIGNATURE_SECONDS } from '../webhook/signature.rules.js';
import { CarrierFailure } from './carrier.js';
import { Carriers } from './carriers.js';
import { Loop } from './loop.js';
import { claimSilent, type Silent } from './order.queries.js';

const BATCH = 20;

/** Asks carriers about items of which nothing was heard: the fallback when their calls do not come through. */
@Injectable()
export class Polling implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Polling.name);
  private readonly loop = new Loop(() => this.pollSome(), this.logger);

  constructor(
    private readonly db: DataSource,
    private readonly carriers: Carriers,
    private readonly applier: EventApplier,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: PostalConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.carriers.all.length > 0 && this.config.CARRIER_POLL > 0) this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  async pollSome(): Promise<boolean> {
    const now = this.clock.now();
    const silent = await claimSilent(this.db, new Date(now.getTime() - this.config.CARRIER_POLL * 1000), now, BATCH);
    for (const one of silent) await this.ask(one, now);
    if (silent.length > 0) this.applier.wake();
    else await forgetCalls(this.db, new Date(now.getTime() - 2 * SIGNATURE_SECONDS * 1000));
    return silent.length === BATCH;
  }

  private async ask({ carrier, number }: Silent, now: Date): Promise<void> {
    const known = this.carriers.find(carrier);
    if (!known) return;
    try {
      const events = await known.circuit.run(() => known.port.track(number));
      await storePolled(this.db, carrier, events, now);
    } catch (error) {
      if (!(error instanceof CarrierFailure)) throw error;
      this.logger.warn(`${carrier} does not say where an item is: ${error.code}`);
    }
  }
}

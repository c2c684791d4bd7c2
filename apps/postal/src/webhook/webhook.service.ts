import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type CarrierCall, type CarrierCallTaken } from '#contracts';
import { CLOCK, poolOf, type Clock } from '#messaging';
import { CarrierFailure, type Carrier, type CarrierEvent } from '../carrier/carrier.js';
import { Carriers } from '../carrier/carriers.js';
import { storeCall } from './carrier-event.queries.js';
import { EventApplier } from './event-applier.js';
import { verifiedSignature } from './signature.rules.js';

/** Stands where a carrier nobody knows would have keys: as many computations, and none of them holds. */
const NO_SECRETS = ['no carrier of this name'];

@Injectable()
export class WebhookService {
  constructor(
    private readonly db: DataSource,
    private readonly carriers: Carriers,
    private readonly applier: EventApplier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Durable when it answers. A repeated event is counted as known; a repeated call is refused. */
  async take(call: CarrierCall): Promise<CarrierCallTaken> {
    const now = this.clock.now();
    const carrier = this.carriers.find(call.carrier);
    const signature = verifiedSignature(call, carrier?.settings.webhookSecrets ?? NO_SECRETS, now);
    if (!carrier) throw new Problem('unauthenticated', 'postal.signature-wrong');
    const events = eventsOf(carrier.port, call.body);
    const accepted = await storeCall(poolOf(this.db), { carrier: call.carrier, signature, now }, events);
    if (accepted === undefined) throw new Problem('conflict', 'postal.signature-replayed');
    if (accepted > 0) this.applier.wake();
    return { accepted, known: events.length - accepted };
  }
}

function eventsOf(port: Carrier, body: string): CarrierEvent[] {
  try {
    return port.read(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('invalid', 'invalid.json');
    if (error instanceof CarrierFailure)
      throw new Problem('invalid', 'postal.events-unreadable', { where: error.detail });
    throw error;
  }
}

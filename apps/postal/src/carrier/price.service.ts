import { Injectable } from '@nestjs/common';
import { Problem, type Actor, type AskPrice, type PriceView } from '#contracts';
import { GroundService } from '../shipment/ground.service.js';
import { CarrierFailure } from './carrier.js';
import { Carriers } from './carriers.js';

/** What a carrier would take, asked before there is a slip; nothing is kept. Only here does somebody wait for a carrier. */
@Injectable()
export class PriceService {
  constructor(
    private readonly carriers: Carriers,
    private readonly about: GroundService,
  ) {}

  async ask(question: AskPrice, by: Actor): Promise<PriceView> {
    const { carrier, direction, agencyCode, cod, sender, receiver } = question;
    const known = this.carriers.find(carrier);
    if (!known) throw new Problem('refused', 'postal.carrier-unknown', { carrier });
    await this.about.scope.assertWithin(by, await this.about.idOf(agencyCode));
    const agency = { name: agencyCode };
    const toCitizen = direction === 'to-citizen';
    const order = {
      ...{ orderNumber: '', itemNumber: null, direction, cod: cod ?? 0, description: '' },
      sender: sender ?? (toCitizen ? agency : { name: '–' }),
      receiver: receiver ?? (toCitizen ? { name: '–' } : agency),
      ...{ agencyCode, agencyName: agencyCode },
    };
    try {
      return { carrier, price: await known.circuit.run(() => known.port.price(order)) };
    } catch (error) {
      if (!(error instanceof CarrierFailure)) throw error;
      const about = { carrier, why: error.message.slice(0, 100) };
      throw error.final
        ? new Problem('refused', 'postal.price-refused', about)
        : new Problem('unavailable', 'postal.price-unknown', about);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { vietnamDay } from '#calendar';
import {
  Problem,
  shipmentAmended,
  shipmentBroughtBack,
  shipmentCancelled,
  shipmentDelivered,
  shipmentInvited,
  type AmendShipment,
  type BringBackShipment,
  type DeliverShipment,
  type ReaddressShipment,
} from '#contracts';
import { OrderQueue } from '../carrier/order-queue.js';
import { PersonsService, type SlipKept } from '../person/persons.service.js';
import { assertPossible, broughtBack, cancelled, delivered, invited } from './delivery.rules.js';
import type { ActDefinition } from './shipment-acts.service.js';
import { isInUse } from './shipment.queries.js';
import { amend } from './shipment.rules.js';

/** What each act decides, and what else belongs into its transaction; one at a time or many, see `ShipmentActs`. */
@Injectable()
export class ActDefinitions {
  constructor(
    private readonly persons: PersonsService,
    private readonly orders: OrderQueue,
  ) {}

  amend(command: AmendShipment): ActDefinition {
    return {
      name: 'amend',
      event: shipmentAmended,
      decide: async (shipment, { now, calendar }, tx) => {
        const changes = amend(shipment, command, { now, calendar });
        const { trackingNumber: number } = changes;
        const day = changes.acceptedOn ?? shipment.acceptedOn ?? vietnamDay(shipment.registeredAt);
        if (number && (await isInUse(tx, number, day, shipment.id)))
          throw new Problem('conflict', 'postal.number-in-use', { number });
        await this.orders.reopenEvents(tx, number ? [number] : []);
        return changes;
      },
    };
  }

  /** The old address is kept nowhere; the item has to be on its way still. */
  readdress({ address, district, province, phone, proxy }: ReaddressShipment): ActDefinition {
    const moved = (slip: SlipKept): SlipKept => ({
      ...slip,
      receiver: {
        ...(slip.receiver ?? { name: '–' }),
        ...{ address, district, province },
        ...(phone ? { phone } : {}),
      },
      ...(proxy ? { proxy } : {}),
    });
    return {
      name: 'readdress',
      event: shipmentAmended,
      decide: (shipment, moment) => {
        assertPossible(shipment, 'readdress', moment);
        return {};
      },
      also: (tx, { id }) => this.persons.change(tx, id, moved),
    };
  }

  invite(): ActDefinition {
    return { name: 'invite', event: shipmentInvited, decide: invited };
  }

  deliver({ takenBy }: DeliverShipment): ActDefinition {
    return {
      name: 'deliver',
      event: shipmentDelivered,
      decide: delivered,
      also: async (tx, { id }) => {
        if (takenBy) await this.persons.change(tx, id, (slip) => ({ ...slip, takenBy }));
      },
    };
  }

  bringBack({ receiverRefuses }: BringBackShipment): ActDefinition {
    return {
      name: 'bring-back',
      event: shipmentBroughtBack,
      decide: (shipment, moment) => broughtBack(shipment, moment, receiverRefuses ?? false),
    };
  }

  cancel(): ActDefinition {
    return {
      name: 'cancel',
      event: shipmentCancelled,
      decide: cancelled,
      also: (tx, { id }) => this.orders.cancel(tx, id),
    };
  }
}

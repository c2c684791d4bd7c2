import { Injectable } from '@nestjs/common';
import {
  Problem,
  shipmentAmended,
  shipmentBroughtBack,
  shipmentCancelled,
  shipmentDelivered,
  shipmentInvited,
  type AmendShipment,
  type BringBackShipment,
  type CancelShipment,
  type DeliverShipment,
  type InviteReceiver,
  type ReaddressShipment,
  type ShipmentView,
} from '#contracts';
import { vietnamDay } from '#calendar';
import type { Answer } from '#messaging';
import { OrderQueue } from '../carrier/order-queue.js';
import { PersonsService, type SlipKept } from '../person/persons.service.js';
import { assertPossible, broughtBack, cancelled, delivered, invited } from './delivery.rules.js';
import { ShipmentActs, type ActDefinition, type Asked } from './shipment-acts.service.js';
import { isInUse } from './shipment.queries.js';
import { amend } from './shipment.rules.js';
import { ShipmentService } from './shipment.service.js';

type Answered = Promise<Answer<ShipmentView>>;

/** What happens to an item between its slip and its end. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly acts: ShipmentActs,
    private readonly shipments: ShipmentService,
    private readonly persons: PersonsService,
    private readonly orders: OrderQueue,
  ) {}

  amend(command: AmendShipment, asked: Asked): Answered {
    return this.perform(command, asked, {
      name: 'amend',
      event: shipmentAmended,
      decide: async (shipment, { now, calendar }, tx) => {
        const changes = amend(shipment, command, { now, calendar });
        const { trackingNumber: number } = changes;
        const day = changes.acceptedOn ?? shipment.acceptedOn ?? vietnamDay(shipment.registeredAt);
        if (number && (await isInUse(tx, number, day, shipment.id)))
          throw new Problem('conflict', 'postal.number-in-use', { number });
        await this.orders.reopenEvents(tx, number ?? null);
        return changes;
      },
    });
  }

  /** The old address is kept nowhere; the item has to be on its way still. */
  readdress(command: ReaddressShipment, asked: Asked): Answered {
    const { address, district, province, phone, proxy } = command;
    const moved = (slip: SlipKept): SlipKept => ({
      ...slip,
      receiver: {
        ...(slip.receiver ?? { name: '–' }),
        ...{ address, district, province },
        ...(phone ? { phone } : {}),
      },
      ...(proxy ? { proxy } : {}),
    });
    return this.perform(command, asked, {
      name: 'readdress',
      event: shipmentAmended,
      decide: (shipment, moment) => {
        assertPossible(shipment, 'readdress', moment);
        return {};
      },
      also: (tx, { id }) => this.persons.change(tx, id, moved),
    });
  }

  invite(command: InviteReceiver, asked: Asked): Answered {
    return this.perform(command, asked, { name: 'invite', event: shipmentInvited, decide: invited });
  }

  deliver(command: DeliverShipment, asked: Asked): Answered {
    const { takenBy } = command;
    return this.perform(command, asked, {
      name: 'deliver',
      event: shipmentDelivered,
      decide: delivered,
      also: async (tx, { id }) => {
        if (takenBy) await this.persons.change(tx, id, (slip) => ({ ...slip, takenBy }));
      },
    });
  }

  bringBack(command: BringBackShipment, asked: Asked): Answered {
    return this.perform(command, asked, {
      name: 'bring-back',
      event: shipmentBroughtBack,
      decide: (shipment, moment) => broughtBack(shipment, moment, command.receiverRefuses ?? false),
    });
  }

  cancel(command: CancelShipment, asked: Asked): Answered {
    return this.perform(command, asked, {
      name: 'cancel',
      event: shipmentCancelled,
      decide: cancelled,
      also: (tx, { id }) => this.orders.cancel(tx, id),
    });
  }

  private async perform(command: { id: string; at?: string | null }, asked: Asked, act: ActDefinition): Answered {
    const position = await this.acts.perform(command, asked, act);
    this.orders.rung();
    return this.shipments.answer(command.id, asked.by, position);
  }
}

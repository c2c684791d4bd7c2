import { Injectable } from '@nestjs/common';
import type {
  AmendShipment,
  BringBackShipment,
  CancelShipment,
  DeliverShipment,
  InviteReceiver,
  ReaddressShipment,
  ShipmentView,
} from '#contracts';
import type { Answer } from '#messaging';
import { OrderQueue } from '../carrier/order-queue.js';
import { ActDefinitions } from './act-definitions.service.js';
import { ShipmentActs, type ActDefinition, type Asked } from './shipment-acts.service.js';
import { ShipmentService } from './shipment.service.js';

type Answered = Promise<Answer<ShipmentView>>;

/** What happens to an item between its slip and its end. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly acts: ShipmentActs,
    private readonly definitions: ActDefinitions,
    private readonly shipments: ShipmentService,
    private readonly orders: OrderQueue,
  ) {}

  amend(command: AmendShipment, asked: Asked): Answered {
    return this.perform(command, asked, this.definitions.amend(command));
  }

  readdress(command: ReaddressShipment, asked: Asked): Answered {
    return this.perform(command, asked, this.definitions.readdress(command));
  }

  invite(command: InviteReceiver, asked: Asked): Answered {
    return this.perform(command, asked, this.definitions.invite());
  }

  deliver(command: DeliverShipment, asked: Asked): Answered {
    return this.perform(command, asked, this.definitions.deliver(command));
  }

  bringBack(command: BringBackShipment, asked: Asked): Answered {
    return this.perform(command, asked, this.definitions.bringBack(command));
  }

  cancel(command: CancelShipment, asked: Asked): Answered {
    return this.perform(command, asked, this.definitions.cancel());
  }

  private async perform(command: { id: string; at?: string | null }, asked: Asked, act: ActDefinition): Answered {
    const position = await this.acts.perform(command, asked, act);
    this.orders.rung();
    return this.shipments.answer(command.id, asked.by, position);
  }
}

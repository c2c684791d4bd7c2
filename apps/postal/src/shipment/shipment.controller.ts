import { Controller } from '@nestjs/common';
import {
  amendShipment,
  bringBackShipment,
  cancelShipment,
  deliverShipment,
  eraseShipmentPeople,
  getShipment,
  inviteReceiver,
  listShipments,
  readdressShipment,
  registerShipment,
  type Actor,
  type AmendShipment,
  type BringBackShipment,
  type CancelShipment,
  type DeliverShipment,
  type EraseShipmentPeople,
  type InviteReceiver,
  type ReaddressShipment,
  type RegisterShipment,
  type ShipmentQuery,
  type ShipmentRef,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { DeliveryService } from './delivery.service.js';
import { ShipmentService } from './shipment.service.js';

@Controller()
export class ShipmentController {
  constructor(
    private readonly shipments: ShipmentService,
    private readonly deliveries: DeliveryService,
  ) {}

  @OnRequest(registerShipment) register(command: RegisterShipment, by: Actor, context: RequestContext) {
    return this.shipments.register(command, { by, context });
  }
  @OnRequest(getShipment) get(query: ShipmentRef, by: Actor) {
    return this.shipments.get(query, by);
  }
  @OnRequest(eraseShipmentPeople) erase(command: EraseShipmentPeople, by: Actor) {
    return this.shipments.erase(command, by);
  }
  @OnRequest(listShipments) list(query: ShipmentQuery, by: Actor) {
    return this.shipments.list(query, by);
  }
  @OnRequest(amendShipment) amend(command: AmendShipment, by: Actor, context: RequestContext) {
    return this.deliveries.amend(command, { by, context });
  }
  @OnRequest(readdressShipment) readdress(command: ReaddressShipment, by: Actor, context: RequestContext) {
    return this.deliveries.readdress(command, { by, context });
  }
  @OnRequest(cancelShipment) cancel(command: CancelShipment, by: Actor, context: RequestContext) {
    return this.deliveries.cancel(command, { by, context });
  }
  @OnRequest(inviteReceiver) invite(command: InviteReceiver, by: Actor, context: RequestContext) {
    return this.deliveries.invite(command, { by, context });
  }
  @OnRequest(deliverShipment) deliver(command: DeliverShipment, by: Actor, context: RequestContext) {
    return this.deliveries.deliver(command, { by, context });
  }
  @OnRequest(bringBackShipment) bringBack(command: BringBackShipment, by: Actor, context: RequestContext) {
    return this.deliveries.bringBack(command, { by, context });
  }
}
